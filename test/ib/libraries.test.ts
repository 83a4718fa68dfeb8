import { expect, test } from "vitest";
import { compareVersions, libraryBand, serverRange } from "../../src/ib/libraries.ts";

test.each([
  ["1.9", "1.10", -1],
  ["1.220.0", "1.220", 0],
  ["2.0.0rc1", "2.0.0", -1],
  ["10.30.1", "10.30", 1],
  ["", "0", 0],
])("%s against %s", (a, b, order) => {
  expect(compareVersions(a, b)).toBe(order);
});

test("NautilusTrader 1.220.0 pins nautilus-ibapi 10.30.1 and runs on Python 3.11 to 3.13", () => {
  expect(libraryBand("nautilus-trader", "1.220.0")).toMatchObject({
    ibapi: "10.30.1",
    python: { from: "3.11", below: "3.14" },
  });
});

test("1.210.0 does not run on Python 3.13", () => {
  expect(libraryBand("nautilus-trader", "1.210.0")?.python?.below).toBe("3.13");
});

test("bands follow one another without a gap", () => {
  for (const version of ["1.190.0", "1.211.9", "1.215.0", "1.222.0", "1.224.1", "1.226.9", "1.230.5"]) {
    expect(libraryBand("nautilus-trader", version), version).not.toBeNull();
  }
  expect(libraryBand("nautilus-trader", "1.231.0")).toBeNull();
});

test("ib_async needs server version 157, NautilusTrader 2.x 213", () => {
  expect(serverRange("ib-async", "2.0.1")?.min).toBe(157);
  expect(serverRange("nautilus-trader", "2.0.0")?.min).toBe(213);
});

import { expect, test } from "vitest";
import { knownValues } from "../../src/app/known-values.ts";
import { createSystem } from "../../src/system/index.ts";

const values = (env: Record<string, string>, more = {}) =>
  knownValues(
    createSystem({ env, userName: "jane", hostName: "desk.example.org", home: "/home/jane", ...more }),
  ).map(({ value }) => value);

test("secrets of the environment are known, settings and folders are not", () => {
  const env = { TWS_PASSWORD: "kite-Harbour-92", PWD: "/home/jane/bot", IB_PORT: "7497", API_TOKEN: "short" };
  expect(values(env)).toEqual(["jane", "desk.example.org", "desk", "/home/jane", "kite-Harbour-92"]);
});

test("tokens are known as passwords are, from six characters on", () => {
  const env = { API_TOKEN: "abcdef", GH_TOKEN: "abcde", IB_PASSWORD: "qwert", FIX_PASSWORD: "qwertz" };
  expect(values(env, { userName: "root", hostName: "localhost", home: "/root" })).toEqual([
    "abcdef",
    "qwertz",
  ]);
});

test("names that say nothing about anybody are not hidden everywhere", () => {
  expect(values({}, { userName: "root", hostName: "localhost", home: "/root" })).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/ib/error-codes.ts";
import { explain } from "../../src/ib/explain.ts";
import { failureMode, failureModes } from "../../src/ib/failure-modes.ts";

const text = (term: string) => {
  const answer = explain(term);
  return answer.known
    ? [answer.title, ...answer.parts.map((part) => `${part.heading}: ${part.text}`)].join("\n")
    : "";
};

describe("explain", () => {
  test("a code of TWS names its mode", () => {
    expect(text("326")).toContain("client-id-in-use");
    expect(text("326")).toContain("TWS or IB Gateway sends it");
  });

  test("504 is made by the client and is never a cause", () => {
    expect(text("504")).toContain("TWS never sent it");
    expect(text("504")).toContain("never a cause");
  });

  test.each(["error 326", "Code: 326", " 326 ", "#326"])("understands %j", (term) => {
    expect(text(term)).toContain("IB code 326");
  });

  test("every mode is explained, however its id is written", () => {
    for (const mode of failureModes)
      expect(text(mode.id.toUpperCase().replaceAll("-", "_"))).toContain(mode.why);
  });

  test("a mistyped code suggests the one that was meant", () => {
    const answer = explain("3266");
    expect(answer).toMatchObject({ known: false, suggestions: expect.arrayContaining(["326"]) });
  });

  test("a mistyped mode suggests the one that was meant, nonsense suggests nothing far-fetched", () => {
    expect(explain("client-id-in-us")).toMatchObject({
      known: false,
      suggestions: expect.arrayContaining(["client-id-in-use"]),
    });
    expect(explain("port")).toMatchObject({
      known: false,
      suggestions: expect.arrayContaining(["wrong-port"]),
    });
    expect(explain("clientid")).toMatchObject({ suggestions: expect.arrayContaining(["client-id-in-use"]) });
    expect(explain("cancelled")).toMatchObject({
      suggestions: expect.arrayContaining(["cancelled-by-own-loop"]),
    });
    expect(explain("second factor")).toMatchObject({
      suggestions: expect.arrayContaining(["login-pending"]),
    });
    const nonsense = explain("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq");
    expect(nonsense).toEqual({ known: false, suggestions: [] });
  });
});

describe("the table of codes", () => {
  test("covers IBKR's ranges", () => {
    const between = (from: number, to: number) =>
      [...errorCodes.keys()].filter((code) => code >= from && code <= to).length;
    expect(between(100, 449)).toBeGreaterThan(200);
    expect(between(501, 599)).toBeGreaterThan(70);
    expect(between(1100, 1300)).toBe(4);
    expect(between(2100, 2170)).toBeGreaterThan(15);
    expect(between(10_000, 10_300)).toBeGreaterThan(90);
  });

  test("every code has a meaning, advice and a source, and its mode exists", () => {
    for (const code of errorCodes.values()) {
      expect(code.meaning.length, String(code.code)).toBeGreaterThan(10);
      expect(code.act, String(code.code)).not.toBe("");
      expect(code.source).not.toBe("");
      if (code.mode !== null) expect(failureMode(code.mode), String(code.code)).toBeDefined();
    }
  });

  test("what a client makes lies between 501 and 599, and nothing else does", () => {
    for (const { code, madeBy } of errorCodes.values())
      expect(madeBy === "client-library").toBe(code > 500 && code < 600);
  });
});

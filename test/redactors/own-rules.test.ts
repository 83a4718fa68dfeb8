import { describe, expect, it } from "vitest";
import { createRedaction } from "../../src/engine/redact/index.ts";
import { readOwnRules } from "../../src/redactors/own-rules.ts";

const read = (rules: unknown) => readOwnRules(typeof rules === "string" ? rules : JSON.stringify(rules));
const patterns = (...entries: unknown[]) => read({ patterns: entries });

/** What is left of a text when only these patterns work. */
function hidden(pattern: string, text: string): string {
  const read = patterns({ pattern });
  if (!read.ok) throw new Error(read.reason);
  return createRedaction({ redactors: [], rules: read.own.rules }).text(text, "text");
}

describe("a file of own rules", () => {
  it("gives texts to hide, kinds to keep and patterns", () => {
    const read = readOwnRules(
      '{"hide":["Falcon"],"keep":["email"],"patterns":[{"id":"x","kind":"strategy","pattern":"ST-#"}]}',
    );
    expect(read).toMatchObject({ ok: true, own: { hide: ["Falcon"], keep: ["email"] } });
    expect(read.ok && read.own.rules.map(({ id, kind }) => [id, kind])).toEqual([["x", "strategy"]]);
  });

  it("may be empty", () => {
    expect(read({})).toEqual({ ok: true, own: { hide: [], keep: [], rules: [] } });
  });

  it.each([
    ["{", "not valid JSON"],
    ["[]", "a JSON object"],
    ["null", "a JSON object"],
    [{ hidden: [] }, 'not "hidden"'],
    [{ hide: "Falcon" }, "lists of texts"],
    [{ hide: [7] }, "lists of texts"],
    [{ hide: ["ab"] }, "at least 3 characters"],
    [{ hide: ["a".repeat(201)] }, "lists of texts"],
    [{ keep: Array.from({ length: 201 }, () => "email") }, "lists of texts"],
    [{ patterns: {} }, "must be a list"],
    [{ patterns: Array.from({ length: 201 }, () => ({ pattern: "AB" })) }, "must be a list"],
  ])("is refused as %j, and why: %s", (rules, reason) => {
    const refused = read(rules);
    expect(refused.ok ? "accepted" : refused.reason).toContain(reason);
  });

  it.each([
    ["AB", "must be an object"],
    [{ pattern: "AB", id: "Not This" }, "its id"],
    [{ pattern: "AB", kind: "Kind 1" }, "its kind"],
    [{}, "its pattern"],
    [{ pattern: "Größe" }, "printable ASCII"],
    [{ pattern: `AB${"#".repeat(200)}` }, "at most 200"],
    [{ pattern: "AB*-*-*" }, "at most 2 stars"],
    [{ pattern: "*" }, "at least 2 plain characters"],
    [{ pattern: "?A" }, "at least 2 plain characters"],
    [{ pattern: "  *" }, "at least 2 plain characters"],
  ])("names the pattern it refuses: %j", (entry, reason) => {
    const refused = patterns({ pattern: "FINE-#" }, entry);
    expect(refused.ok ? "accepted" : refused.reason).toMatch(/^pattern 2: /);
    expect(refused.ok ? "accepted" : refused.reason).toContain(reason);
  });
});

describe("a pattern", () => {
  it("numbers itself when it has no id", () => {
    const read = patterns({ pattern: "AB" }, { pattern: "CD" });
    expect(read.ok && read.own.rules.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "own-1 own",
      "own-2 own",
    ]);
  });

  it.each([
    ["STRAT-####", "runs STRAT-0815 and STRAT-081x", "runs <own-1> and STRAT-081x"],
    ["ID-??", "ID-a1 ID-_1", "<own-1> ID-_1"],
    ["FUND-*", 'FUND-alpha/2 then "FUND-b"', '<own-1> then "<own-2>"'],
    ["a.b(c)|[d]^$+{e}", "a.b(c)|[d]^$+{e} axb", "<own-1> axb"],
    ["C:\\run\\*", "C:\\run\\x.py", "<own-1>"],
  ])("%s hides of %j its own", (pattern, text, left) => {
    expect(hidden(pattern, text)).toBe(left);
  });

  it("takes at most 64 characters for a star", () => {
    expect(hidden("AB-*", `AB-${"x".repeat(70)}`)).toBe(`<own-1>${"x".repeat(6)}`);
  });
});

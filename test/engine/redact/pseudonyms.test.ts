import { describe, expect, test } from "vitest";
import { createPseudonyms, PSEUDONYM, readPseudonym } from "../../../src/engine/redact/pseudonyms.ts";

describe("names", () => {
  test("are counted by kind in order of appearance, and a value keeps the first it got", () => {
    const names = createPseudonyms();
    expect(names.nameOf("account", "U1234567", "live")).toBe("<account-1:live>");
    expect(names.nameOf("secret", "Zq8Rk2", null)).toBe("<secret-1>");
    expect(names.nameOf("account", "U7654321", "live")).toBe("<account-2:live>");
    expect(names.nameOf("secret", "U1234567", null)).toBe("<account-1:live>");
  });

  test("of long values are as their own as of short ones", () => {
    const names = createPseudonyms();
    const long = (length: number, end: string) => "x".repeat(length - 1) + end;
    const values = [63, 64, 65, 66, 5000].flatMap((length) => [long(length, "a"), long(length, "b")]);
    const once = values.map((value) => names.nameOf("key", value, null));
    expect(once).toEqual(values.map((_, index) => `<key-${index + 1}>`));
    expect(values.map((value) => names.nameOf("key", value, null))).toEqual(once);
  });

  test("that stand in the input are not given again, wherever they are met", () => {
    const names = createPseudonyms();
    names.reserve("user", 7);
    names.reserve("user", 3);
    expect(names.nameOf("user", "jane", null)).toBe("<user-8>");
    names.reserve("user", 2);
    expect(names.nameOf("user", "joe", null)).toBe("<user-9>");
    expect(names.nameOf("host", "desk", null)).toBe("<host-1>");
  });
});

test.each([
  ["<user-1>", { kind: "user", ordinal: 1 }],
  ["<account-12:paper>", { kind: "account", ordinal: 12 }],
  ["<two-words-123456789>", { kind: "two-words", ordinal: 123_456_789 }],
])("%s is read as it was written", (text, read) => {
  expect(readPseudonym(text)).toEqual(read);
  expect(PSEUDONYM.exec(`x${text}y`)?.[0]).toBe(text);
});

test.each(["<user-more>", "<account-more:live>"])("%s is a pseudonym without a number", (text) => {
  expect(readPseudonym(text)).toBeNull();
  expect(PSEUDONYM.exec(text)?.[0]).toBe(text);
});

test.each(["<user-1234567890>", "<User-1>", "<user>", "<user-1:Paper>", "< user-1>", "<-1>", "user-1"])(
  "%s is none",
  (text) => {
    expect(PSEUDONYM.test(text)).toBe(false);
  },
);

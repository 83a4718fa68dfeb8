import { expect, test } from "vitest";
import { anchored, findEscaped } from "../../../../src/engine/redact/known/escapes.ts";

const bytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");

function found(value: string, text: string): string | null {
  const place = anchored(bytes(value));
  if (place === null) return null;
  const here = findEscaped(place, bytes(text), bytes(text).indexOf(place.anchor), false);
  return here === null ? null : Buffer.from(bytes(text).slice(here.from, here.to), "latin1").toString();
}

test.each([
  ["a mixture of styles", "x#Zq9abc@k&", "x%23Zq9abc\\u0040k&amp;"],
  ["several escapes deep", 'Zq9abc"k#', 'Zq9abc\\\\\\"k%252523'],
  ["backslashes of its own", "Zq9abc\\#k", "Zq9abc\\\\\\#k"],
  ["quotes in a row", "Zq9abc''k", "Zq9abc''''k"],
  ["quotes of a shell", "Zq9abc'k", "Zq9abc'\\''k"],
  ["an accent of its own", "Zq9abcük", "Zq9abcu\u0308k"],
])("%s", (_name, value, written) => {
  expect(found(value, `<${written}>`)).toBe(written);
});

test("another value is not found, nor one of which a sign is missing", () => {
  expect(found("Zq9abc#k", "Zq9abc%24k")).toBeNull();
  expect(found("Zq9abc#k", "Zq9abck")).toBeNull();
});

test("values and texts made to confuse it take no time", () => {
  const units = ["\\'", "'\"", "''", "%25", "&amp;", "\\134", "=3D", "\\\\", "$$", " +", "\\x5c", "'\\''"];
  const started = performance.now();
  for (const one of units)
    for (const other of units)
      for (const text of units) {
        const value = (one + other).repeat(40);
        found(`Zq9abc${value}k`, `Zq9abc${text.repeat(400)}`);
        found(`k${value}Zq9abc.`, `${text.repeat(400)}Zq9abc.`);
      }
  expect((performance.now() - started) / (2 * units.length ** 3)).toBeLessThan(5);
});

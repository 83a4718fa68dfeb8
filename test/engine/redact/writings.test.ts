/** Random secrets with reserved characters: learned in one writing, they are hidden in each other, in one text and across the files of a bundle. */
import { describe, expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { standardRedaction } from "../../../src/redactors/documents.ts";
import { freshSeed } from "../../fakes/seed.ts";
import { ALNUM, createRandom, DIGITS, LOWER, type Random } from "../../fixtures/redaction/random.ts";
import { WRITINGS } from "../../fixtures/redaction/writings.ts";

const RESERVED = "#@&<>\"'/\\$%+=?!*~^|:,;";
const EACH = 3;

/** Letters, digits and signs that some syntax has to escape; no sign at its ends, where syntaxes differ. */
function secretOf(random: Random): string {
  const piece = () => random.text(random.int(1, 3), ALNUM);
  const marked = Array.from(
    { length: random.int(2, 4) },
    () => `${piece()}${random.pick([...RESERVED])}`,
  ).join("");
  return `${random.text(1, LOWER)}${marked}${random.text(2, LOWER)}${random.text(2, DIGITS)}`;
}

async function filtered(text: string): Promise<string> {
  const parts: Uint8Array[] = [];
  async function* input() {
    yield Buffer.from(text);
  }
  for await (const part of createRedaction(standardRedaction).filter(input(), "x")) parts.push(part);
  return Buffer.concat(parts).toString();
}

const seed = freshSeed("writings");
const names = Object.keys(WRITINGS);

describe.each(names)("learned as %s", (name) => {
  const random = createRandom(seed + names.indexOf(name));
  const secrets = Array.from({ length: EACH }, () => secretOf(random));
  const { write, announce } = WRITINGS[name] as (typeof WRITINGS)[string];

  test("hidden in each writing of the same text, before it and behind it", async () => {
    const missed: string[] = [];
    for (const secret of secrets)
      for (const [other, { write: rewrite }] of Object.entries(WRITINGS)) {
        const bare = rewrite(secret);
        const out = await filtered(
          `seen ${bare} first\n${announce(write(secret), secret)}\nand ${bare} again\n`,
        );
        if (out.includes(bare)) missed.push(`${other}: ${secret}\n${out}`);
      }
    expect(missed).toEqual([]);
  });

  test("hidden in each writing of another file", () => {
    const missed: string[] = [];
    for (const secret of secrets) {
      const redaction = createRedaction(standardRedaction);
      redaction.learnText(`${announce(write(secret), secret)}\n`, "log");
      for (const [other, { write: rewrite }] of Object.entries(WRITINGS)) {
        const bare = rewrite(secret);
        if (redaction.text(`seen ${bare} there`, "b.log", "log").includes(bare))
          missed.push(`${other}: ${secret}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

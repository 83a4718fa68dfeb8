/** Random secrets with reserved characters: learned in one writing, they are hidden in each other, in one text and across the files of a bundle. */
import { describe, expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { standardRedaction } from "../../../../src/redactors/documents.ts";
import { freshSeed } from "../../../fakes/seed.ts";
import { createRandom } from "../../../fixtures/redaction/random.ts";
import { reserved } from "../../../fixtures/redaction/values.ts";
import { WRITINGS } from "../../../fixtures/redaction/writings.ts";

const EACH = 3;

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
  const secrets = Array.from({ length: EACH }, () => reserved(random));
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

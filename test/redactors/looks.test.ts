import { expect, test } from "vitest";
import { createRedaction } from "../../src/engine/redact/index.ts";
import type { Redactor } from "../../src/model/redactor.ts";
import { redactors } from "../../src/redactors/index.ts";
import { freshSeed } from "../fakes/seed.ts";
import { negatives } from "../fixtures/redaction/negatives.ts";
import { positives } from "../fixtures/redaction/positives.ts";
import { createRandom } from "../fixtures/redaction/random.ts";

/** What changes the syntax around a secret. */
const PIECES =
  '=| = |: |\n|\r\n|,|(|)|"|\'|\\"| is | set to | for x is |\t|  |->|=> |<|>|</|[|]|{|}|;|\\n|%3D|--|value=|!|&|**|_|-|.|a|7|K'.split(
    "|",
  );
const TEXTS = 4000;

const withoutLook = ({ peek: _, ...redactor }: Redactor): Redactor => redactor;

test("a look at the bytes only saves time: without it, the same is hidden", { timeout: 120_000 }, () => {
  const seed = freshSeed("looks");
  const random = createRandom(seed);
  const samples = [...positives(seed), ...negatives(seed)].map(({ text }) => text);
  const broken = () => {
    let text = random.pick(samples).slice(0, 300);
    for (let changes = random.int(0, 3); changes > 0; changes--) {
      const at = random.int(0, text.length);
      text = text.slice(0, at) + random.pick(PIECES) + text.slice(at + random.int(0, 3));
    }
    return `${text}${random.pick([" ", "\n", ""])}${random.pick(samples).slice(0, 200)}`;
  };
  const redacted = (list: readonly Redactor[], text: string) =>
    createRedaction({ redactors: list }).text(text, "text");
  const slow = redactors.map(withoutLook);
  const texts = Array.from({ length: TEXTS }, broken);
  expect(texts.filter((text) => redacted(redactors, text) !== redacted(slow, text))).toEqual([]);
});

import { expect, test } from "vitest";
import { scanLiterals } from "../../../../src/engine/redact/search/literal-scan.ts";
import { createPairs, type Pairs } from "../../../../src/engine/redact/search/pairs.ts";
import { compileProgram, shortestRun } from "../../../../src/engine/redact/search/program.ts";
import { findRuns } from "../../../../src/engine/redact/search/runs.ts";
import { startSearch } from "../../../../src/engine/redact/search/search.ts";
import type { Redactor } from "../../../../src/model/redactor.ts";
import { redactors } from "../../../../src/redactors/index.ts";
import { freshSeed } from "../../../fakes/seed.ts";
import { negatives } from "../../../fixtures/redaction/negatives.ts";
import { positives } from "../../../fixtures/redaction/positives.ts";
import { createRandom } from "../../../fixtures/redaction/random.ts";

const seed = freshSeed("search");
const random = createRandom(seed);
/** Asks at numbers of six and eight digits, as known values do. */
const numbers: Redactor = {
  id: "numbers",
  kind: "secret",
  title: "Numbers",
  triggers: ["######", "########"],
  wholeNumbers: true,
  verifies: true,
  before: 0,
  after: 0,
  find: () => [],
  examples: { hide: [], keep: [] },
};
const program = compileProgram([...redactors, numbers]);
if (program === null) throw new Error("the redactors do not fit");

/** Another character in one place: a line that is nearly the one before. */
function misprinted(line: string): string {
  const at = random.int(0, Math.max(0, line.length - 1));
  return line.slice(0, at) + String.fromCharCode(random.int(0x20, 0x7e)) + line.slice(at + 1);
}

/** A log in which the same lines come again and again with other digits, as logs have them; some are misprinted or odd. */
function repetitiveLog(bytes: number): Buffer {
  const odd = [
    "",
    "\r",
    "x".repeat(4095),
    "password: ".repeat(500),
    "a\0b\x01\xff",
    "1",
    "U1234567",
    "12:3:45",
  ];
  const lines = [...positives(seed), ...negatives(seed)]
    .flatMap(({ text }) => text.split("\n"))
    .concat(odd, odd, odd)
    .filter(() => random.next() < 0.3);
  const parts: string[] = [];
  for (let length = 0; length < bytes; length += parts.at(-1)?.length ?? 0) {
    const line = random.pick(lines).replace(/\d/g, () => String(random.int(0, 9)));
    parts.push(random.next() < 0.3 ? misprinted(line) : line);
  }
  return Buffer.concat([Buffer.from(parts.join("\n"), "latin1"), Buffer.alloc(4)]);
}

const listed = ({ places, values, first, count }: Pairs) =>
  Array.from(places.subarray(first, count), (place, index) => `${place} ${values[first + index]}`);

test("what is remembered of lines is what reading them finds, however the log is cut", () => {
  const log = repetitiveLog(3 << 20);
  const length = log.length - 4;
  const search = startSearch(program);
  for (let from = 0; from < length; ) {
    const to = Math.min(length, from + random.int(1, 200_000));
    search.advance(log, from, to, to === length);
    from = to;
  }

  const literals = createPairs();
  scanLiterals(program, literals).advance(log, 0, length);
  const runs = createPairs();
  findRuns(shortestRun(program.runOwners), runs).find(log, length, true);
  expect(listed(search.literals).length).toBeGreaterThan(10_000);
  expect(listed(search.literals)).toEqual(listed(literals));
  expect(listed(search.runs)).toEqual(listed(runs));
});

test("a number is not looked for within a longer one", () => {
  const alone = compileProgram([numbers]);
  if (alone === null) throw new Error("it does not fit");
  const found = createPairs();
  const text = Buffer.from("123456 1234567 a123456,12345678 1234567890 12345");
  scanLiterals(alone, found).advance(text, 0, text.length);
  expect([...found.places.subarray(0, found.count)]).toEqual([6, 13, 22, 29, 31, 38, 40]);
});

test("what waits moves with the buffer when its beginning is forgotten", () => {
  const text = Buffer.from("token=4f9aKq2ZxL0pWv7RtB3nYc8M and password=Quark7!Blue\n".repeat(3), "latin1");
  const whole = startSearch(program);
  whole.advance(text, 0, text.length, true);

  const gone = text.length / 3;
  const search = startSearch(program);
  search.advance(text, 0, gone, false);
  const early = listed(search.literals).length;
  search.literals.first = search.literals.count;
  search.runs.first = search.runs.count;
  search.shift(gone);
  search.advance(text.subarray(gone), 0, 2 * gone, true);
  const moved = (pair: string) => pair.replace(/^\d+/, (place) => String(Number(place) + gone));
  expect(listed(search.literals).map(moved)).toEqual(listed(whole.literals).slice(early));
  expect(search.runs.count - search.runs.first).toBe(2);
});

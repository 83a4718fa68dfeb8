import type { Redactor } from "../../../../model/redactor.ts";
import type { Known } from "../known-value.ts";
import { readDump } from "./dump.ts";
import {
  FIRST_TRIGGERS,
  looksDumped,
  looksDumpedAtOnce,
  looksPaired,
  looksPlain,
  OFFSET_TRIGGERS,
  PAIR_TRIGGERS,
} from "./dump-look.ts";
import { NOTATIONS, type Notation, PAIRS, PLAIN } from "./notations.ts";
import { KEY_BEFORE, LIST_TRIGGERS, looksListed, quotesWithin, readList } from "./number-list.ts";
import { beginningsOf, LONGEST, needlesOf, valuesIn } from "./written-bytes.ts";

/** Room for a value of many bytes with four characters and more for each. */
const MOST_AFTER = 16_384;
/** A shorter line of hexadecimal is no full line of a dump. */
const SHORTEST_LINE = 40;

/** Finds known values in the dumps of messages, and in lists of numbers: these are read, and the bytes searched. */
export function dumpedValues(values: readonly Known[]): Redactor[] {
  const needles = needlesOf(values);
  if (needles.size === 0) return [];
  const enough = Math.min(LONGEST, Math.max(...[...needles.keys()].map((one) => one.length)));
  const isWorthIt = beginningsOf(needles);
  const dumped = (text: string, start: number, notations: readonly Notation[]) =>
    notations.flatMap((notation) => {
      const { bytes, first } = readDump(text, start, notation, { enough, isWorthIt });
      return valuesIn(bytes, needles, first);
    });
  const asked: readonly Pick<Redactor, "triggers" | "runs" | "peek" | "find">[] = [
    {
      triggers: OFFSET_TRIGGERS,
      peek: looksDumped,
      find: ({ text, at }) => dumped(text, at + 1, NOTATIONS),
    },
    {
      triggers: FIRST_TRIGGERS,
      peek: looksDumpedAtOnce,
      find: ({ text, at }) => dumped(text, at, NOTATIONS),
    },
    { triggers: PAIR_TRIGGERS, peek: looksPaired, find: ({ text, at }) => dumped(text, at + 1, [PAIRS]) },
    {
      triggers: [],
      runs: SHORTEST_LINE,
      peek: looksPlain,
      find: ({ text, at }) => dumped(text, at, [PLAIN]),
    },
    {
      triggers: LIST_TRIGGERS,
      peek: looksListed,
      find({ text, at }) {
        const bytes = readList(text, at + 1);
        const wrap = quotesWithin(text, at);
        return valuesIn(bytes, needles, bytes.length).map((span) => ({ ...span, wrap }));
      },
    },
  ];
  return asked.map((one) => ({
    ...one,
    id: "known-code",
    kind: "secret",
    title: "Values known to be secret, in the dump of a message",
    verifies: true,
    before: KEY_BEFORE,
    after: MOST_AFTER,
    examples: { hide: [], keep: [] },
  }));
}

import type { Redactor, Span } from "../../../model/redactor.ts";
import { hashOf } from "./known-look.ts";
import { addTo, type Known, knownSpan, SECRETS } from "./known-value.ts";

/** So many characters have to stand together at the beginning. */
const HEAD = 4;
const DIGITS = /^\d{4}/;
const SHORTEST = 8;
const LONGEST = 512;
/** Beyond so many parts nobody reads them together. */
const MOST_JOINTS = 48;
/** A line of a log begins with a time, a name and the like, and so does the next, in which a value goes on. */
const LONGEST_HEAD_OF_LINE = 120;
/** Room for the longest value with a joint behind every tenth character. */
const MOST_AFTER = 4096;
/** Other names are words, and short. */
const SPLIT = new Set([...SECRETS, "account"]);

const JOINTS = [
  // Strings put together by a program.
  String.raw`["'\`][ \t]{0,8}(?:\|\||[+.&,])?[ \t]{0,8}[\\_]?(?:\r?\n[ \t]{0,40})?(?:[+.&][ \t]{0,8})?[fbru]{0,2}["'\`]`,
  // Continued lines, soft breaks of mails, wrapped output.
  String.raw`[=\\]?\r?\n[ \t]{0,40}`,
  // Characters of no width.
  String.raw`\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2\xad`,
].map((joint) => new RegExp(joint, "y"));
/** What joints begin with. */
const JOINT_BYTES = Buffer.from("\"'`\r\n=\\\xe2\xef\xc2", "latin1");

/** Finds known values that stand in parts: `"beginning" + "end"`, over the end of a line. */
export function splitValues(values: readonly Known[]): Redactor[] {
  const words = splitFinder(values.filter(({ value }) => !DIGITS.test(value)));
  const numbers = splitFinder(values.filter(({ value }) => DIGITS.test(value)));
  return [...(words ? [words] : []), ...(numbers ? [{ ...numbers, wholeNumbers: true }] : [])];
}

function splitFinder(values: readonly Known[]): Redactor | null {
  const byHead = new Map<string, Known[]>();
  for (const known of values) {
    const { value, kind } = known;
    if (SPLIT.has(kind) && value.length >= SHORTEST && value.length <= LONGEST)
      addTo(byHead, value.slice(0, HEAD), known);
  }
  if (byHead.size === 0) return null;
  return {
    id: "known-value",
    kind: "secret",
    title: "Values known to be secret, in several parts",
    triggers: [...byHead.keys()],
    verifies: true,
    peek: lookForJoint(byHead),
    before: LONGEST_HEAD_OF_LINE,
    after: MOST_AFTER,
    find: ({ text, at, end }) =>
      (byHead.get(text.slice(at, end)) ?? []).flatMap((known) => partsOf(known, text, at)),
    examples: { hide: [], keep: [] },
  };
}

/** Whether a value breaks off there with what may join it to its rest. */
function lookForJoint(byHead: ReadonlyMap<string, readonly Known[]>): NonNullable<Redactor["peek"]> {
  const valuesOf = new Map<number, Buffer[]>();
  for (const [head, values] of byHead)
    for (const { value } of values)
      addTo(valuesOf, hashOf(Buffer.from(head, "latin1"), 0, head.length), Buffer.from(value, "latin1"));
  return (bytes, { at, end, limit }) => {
    for (const value of valuesOf.get(hashOf(bytes, at, end)) ?? []) {
      let same = 0;
      while (same < value.length && at + same < limit && bytes[at + same] === value[same]) same++;
      if (same >= HEAD && same < value.length && JOINT_BYTES.includes(bytes[at + same] ?? 0)) return true;
    }
    return false;
  };
}

/** The parts of a value that begins at `at`; none when it is not all there, or stands in one piece. */
function partsOf(known: Known, text: string, at: number): Span[] {
  const { value } = known;
  const spans: Span[] = [];
  const headOfLine = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  let from = at;
  let place = at;
  /** Where a character stands behind what joins it to the one before. */
  const afterJoint = (character: string) => {
    for (const joint of JOINTS) {
      joint.lastIndex = place;
      if (joint.test(text) && text[joint.lastIndex] === character) return joint.lastIndex;
    }
    return behindHead(headOfLine, text, place, character);
  };
  for (const character of value) {
    if (text[place] !== character) {
      const after = spans.length < MOST_JOINTS ? afterJoint(character) : null;
      if (after === null) return [];
      spans.push(knownSpan(known, from, place));
      from = after;
      place = after;
    }
    place++;
  }
  return spans.length === 0 ? [] : [...spans, knownSpan(known, from, place)];
}

/** Where a value goes on in the next line, behind as much as that line has in common with the head of the first; digits may differ. */
function behindHead(head: string, text: string, place: number, character: string): number | null {
  const line = place + (/^\\?\r?\n/.exec(text.slice(place, place + 3))?.[0].length ?? 0);
  if (line === place || head === "" || head.length > LONGEST_HEAD_OF_LINE) return null;
  let same = 0;
  while (same < head.length && isAlike(head[same], text[line + same])) same++;
  for (const length of [same, head.lastIndexOf(" ", same - 1) + 1])
    if (length > 0 && text[line + length] === character) return line + length;
  return null;
}

function isAlike(one: string | undefined, other: string | undefined): boolean {
  return one === other || (/\d/.test(one ?? "") && /\d/.test(other ?? ""));
}

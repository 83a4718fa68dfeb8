import type { Redactor, Span } from "../../../model/redactor.ts";
import { foldCase } from "../text/latin1.ts";
import { hashOf } from "./known-look.ts";
import { addTo, type Known, knownSpan, SECRETS } from "./known-value.ts";

/** A value as a row of units with something in between now and then: characters of a text, bytes in a dump. */
interface Row {
  readonly known: Known;
  /** Lower case in dumps. */
  readonly units: readonly string[];
  readonly joints: readonly RegExp[];
  readonly isDump: boolean;
}

/** So many characters have to stand together at the beginning. */
const HEAD = 4;
const SHORTEST = 8;
const SHORTEST_DUMPED = 5;
const LONGEST = 512;
/** Beyond so many parts nobody reads them together. */
const MOST_JOINTS = 48;
/** Room for the longest value in a dump of sixteen bytes a line. */
const MOST_AFTER = 8192;
/** Other names are words, and short. */
const SPLIT = new Set([...SECRETS, "account"]);

/** A line of a dump up to its bytes: `0x0030:  5018`, `00000030  50 18`. */
const OFFSET = String.raw`\r?\n[ \t]{0,8}(?:0x)?[0-9a-fA-F]{4,8}:?[ \t]{1,4}`;
const JOINTS = [
  // Strings put together by a program.
  String.raw`["'\`][ \t]{0,8}(?:\|\||[+.&,])?[ \t]{0,8}[\\_]?(?:\r?\n[ \t]{0,40})?(?:[+.&][ \t]{0,8})?[fbru]{0,2}["'\`]`,
  // The text beside a dump.
  String.raw`[|<]?${OFFSET}(?:[0-9a-fA-F]{2,4}[ \t]{1,3}){1,16}[ \t]{0,40}[|>]?`,
  // Continued lines, soft breaks of mails, wrapped output.
  String.raw`[=\\]?\r?\n[ \t]{0,40}`,
  // Characters of no width.
  String.raw`\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2\xad`,
].map((joint) => new RegExp(joint, "y"));
const DUMP_JOINTS = [/[ \t]{1,3}/y, new RegExp(String.raw`(?:[ \t]{1,3}[^\n]{0,40})?${OFFSET}`, "y")];
/** What joints begin with. */
const JOINT_BYTES = Buffer.from("\"'`|<\r\n=\\\xe2\xef\xc2", "latin1");

/** How the first three bytes may stand in a dump; with none between them they are a run of hexadecimal. */
const DUMP_BLANKS = [
  [" ", " "],
  ["", " "],
  [" ", ""],
  ["  ", " "],
  [" ", "  "],
] as const;

/** Finds known values that stand in parts: `"beginning" + "end"`, over the end of a line, in the dump of a message. */
export function splitValues(values: readonly Known[]): Redactor | null {
  const byHead = new Map<string, Row[]>();
  for (const known of values) {
    const { value, kind } = known;
    if (value.length > LONGEST) continue;
    if (SPLIT.has(kind) && value.length >= SHORTEST)
      addTo(byHead, value.slice(0, HEAD), { known, units: [...value], joints: JOINTS, isDump: false });
    if (value.length < SHORTEST_DUMPED) continue;
    const units = [...value].map((one) => one.charCodeAt(0).toString(16).padStart(2, "0"));
    const [first, second, third] = units;
    const dumped = { known, units, joints: DUMP_JOINTS, isDump: true };
    for (const [one, other] of DUMP_BLANKS) addTo(byHead, `${first}${one}${second}${other}${third}`, dumped);
  }
  if (byHead.size === 0) return null;
  return {
    id: "known-value",
    kind: "secret",
    title: "Values known to be secret, in several parts",
    triggers: [...byHead.keys()],
    verifies: true,
    peek: lookForJoint(byHead),
    before: 0,
    after: MOST_AFTER,
    find({ text, at, end }) {
      const head = text.slice(at, end);
      const rows = new Set([...(byHead.get(head) ?? []), ...(byHead.get(foldCase(head)) ?? [])]);
      return [...rows].flatMap((row) => partsOf(row, text, at));
    },
    examples: { hide: [], keep: [] },
  };
}

/** Whether a value breaks off there with what may join it to its rest; a dump is read at once. */
function lookForJoint(byHead: ReadonlyMap<string, readonly Row[]>): NonNullable<Redactor["peek"]> {
  const rowsOf = new Map<number, { bytes: Buffer; isDump: boolean }[]>();
  for (const [head, rows] of byHead) {
    const hash = hashOf(Buffer.from(head, "latin1"), 0, head.length);
    for (const { known, isDump } of rows)
      addTo(rowsOf, hash, { bytes: Buffer.from(known.value, "latin1"), isDump });
  }
  return (bytes, { at, end, limit }) => {
    for (const { bytes: value, isDump } of rowsOf.get(hashOf(bytes, at, end)) ?? []) {
      if (isDump) return true;
      let same = 0;
      while (same < value.length && at + same < limit && bytes[at + same] === value[same]) same++;
      if (same >= HEAD && same < value.length && JOINT_BYTES.includes(bytes[at + same] ?? 0)) return true;
    }
    return false;
  };
}

/** The parts of a value that begins at `at`; none when it is not all there, or stands in one piece. */
function partsOf({ known, units, joints: kinds, isDump }: Row, text: string, at: number): Span[] {
  const spans: Span[] = [];
  let from = at;
  let place = at;
  let joints = 0;
  const endPart = () => spans.push(knownSpan(known, from, place));
  const standsAt = (start: number, unit: string) => {
    const here = text.slice(start, start + unit.length);
    return (isDump ? foldCase(here) : here) === unit;
  };
  /** Where a unit stands behind what joins it to the one before. */
  const afterJoint = (start: number, unit: string) => {
    for (const kind of kinds) {
      kind.lastIndex = start;
      if (kind.test(text) && standsAt(kind.lastIndex, unit)) return kind.lastIndex;
    }
    return null;
  };
  const most = MOST_JOINTS + (isDump ? units.length : 0);
  for (let index = 0; index < units.length; ) {
    const unit = units[index] as string;
    if (standsAt(place, unit)) {
      place += unit.length;
      index++;
      continue;
    }
    const after = joints++ < most ? afterJoint(place, unit) : null;
    if (after === null) return [];
    // Between the bytes of a line of a dump nothing is worth keeping.
    if (/[^ \t]/.test(text.slice(place, after))) {
      endPart();
      from = after;
    }
    place = after;
  }
  endPart();
  return joints === 0 ? [] : spans;
}

import type { TakenColours } from "./taken-colours.ts";

/** Links (OSC) of the terminal, with the address they lead to. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const LINKS = /\x1b\][^\x07\x1b\n]{0,1024}(?:\x07|\x1b\\)/g;
/** Colours (CSI) and links by ECMA-48, raw or as a program writes them out; a run of them at once. */
const SEQUENCES = new RegExp(
  String.raw`(?:(?:\x1b|\\{1,8}(?:u001[bB]|x1[bB]|0?33))\[[\d;:?]{0,24}[A-Za-z]|\\{1,8}e\[[\d;]{0,24}m|${LINKS.source})+`,
  "g",
);
const ESCAPE = 0x1b;
const LINK = "\x1b]";
const BLANK = 0x20;
const SMALL_M = 0x6d;
const CAPITAL_K = 0x4b;
const PARAMETER = classOf(/[\d;:?]/);
const LETTER = classOf(/[A-Za-z]/);
const ALPHANUMERIC = classOf(/[A-Za-z0-9]/);
const DIGIT = classOf(/[0-9]/);
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
/** In a sequence that a program has written out: the character behind the backslash → where the bracket stands from there. */
const BRACKET_AT = new Uint8Array(256);
for (const [first, length] of ["u001b[", "x1b[", "033[", "33[", "e["].map(
  (written) => [written.charCodeAt(0), written.length] as const,
))
  BRACKET_AT[first] = length;

/** `grep --color` marks what it found in the middle of a word; other programs colour whole ones. */
const MARKS_INSIDE = /\[(?:K|m)$/;
/** No single sequence is longer. */
const LONGEST = 1_100;
/** A line without an end is worked off in pieces. */
const LONGEST_LINE = 1 << 16;

/**
 * Takes colours out of a text before it is searched: `account=␛[35mU1234567␛[0m` is an account for whoever reads it,
 * while for every pattern the `m` belongs to the id. A word stays apart from its neighbour where only a colour was between.
 */
export function uncoloured(bytes: Buffer, taken?: TakenColours | null): Buffer {
  return stripped(bytes, () => Buffer.from(bytes), taken);
}

/** `own` gives the bytes to change in place. */
function stripped(bytes: Buffer, own: () => Buffer, taken?: TakenColours | null): Buffer {
  let left = bytes;
  if (isWrittenOut(bytes) || bytes.includes(LINK, 0, "latin1"))
    left = Buffer.from(without(bytes.toString("latin1"), taken), "latin1");
  else if (bytes.includes(ESCAPE)) left = withoutColours(own(), taken);
  taken?.goOn(left.length);
  return left;
}

/** The same for a stream whose pieces end anywhere: no sequence goes beyond its line. */
export async function* uncolouredStream(
  source: AsyncIterable<Uint8Array>,
  taken?: TakenColours | null,
): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of source) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (rest.length === 0 && !bytes.includes(ESCAPE) && !isWrittenOut(bytes) && !mayBeCut(bytes)) {
      taken?.goOn(part.length);
      yield part;
      continue;
    }
    const all = Buffer.concat([rest, bytes]);
    const end = all.lastIndexOf(10) + 1 || (all.length > LONGEST_LINE ? cutOf(all) : 0);
    rest = all.subarray(end);
    const lines = all.subarray(0, end);
    if (end > 0) yield stripped(lines, () => lines, taken);
  }
  if (rest.length > 0) yield uncoloured(rest, taken);
}

function isWrittenOut(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BACKSLASH); at !== -1; at = bytes.indexOf(BACKSLASH, at + 1)) {
    const bracket = BRACKET_AT[bytes[at + 1] ?? 0] as number;
    if (bracket !== 0 && bytes[at + bracket] === BRACKET) return true;
  }
  return false;
}

/** Whether a written-out sequence may begin at the end of these bytes. */
function mayBeCut(bytes: Buffer): boolean {
  return bytes.includes(BACKSLASH, Math.max(0, bytes.length - 40));
}

/** Where a long line may be cut: neither within a sequence nor between one and what stands before it. */
function cutOf(bytes: Buffer): number {
  const wanted = LONGEST;
  const text = bytes.toString("latin1", bytes.length - 2 * LONGEST);
  const crossing = [...text.matchAll(SEQUENCES)].find(
    (run) => run.index <= wanted && run.index + run[0].length >= wanted,
  );
  return bytes.length - 2 * LONGEST + (crossing === undefined ? wanted : Math.max(0, crossing.index - 1));
}

function without(text: string, taken?: TakenColours | null): string {
  let gone = 0;
  return text.replace(SEQUENCES, (run: string, at: number) => {
    const [before, after] = [text.charCodeAt(at - 1) || 0, text.charCodeAt(at + run.length) || 0];
    const blank = standApart(before, after) && !MARKS_INSIDE.test(run) ? " " : "";
    // The address of a link is a text that nobody has searched.
    const stays = Buffer.from(run.replace(LINKS, ""), "latin1");
    taken?.add(at - gone, stays, 0, stays.length, blank !== "");
    gone += run.length - blank.length;
    return blank;
  });
}

/** The same for raw colours alone, within the given bytes: logs of NautilusTrader have two on every line. */
function withoutColours(bytes: Buffer, taken?: TakenColours | null): Buffer {
  let at = bytes.indexOf(ESCAPE);
  let used = at;
  while (at < bytes.length) {
    let from = endOfColours(bytes, at);
    if (from === at) bytes[used++] = bytes[from++] as number;
    else {
      const isBlank = !isMark(bytes, from) && standApart(bytes[used - 1] ?? 0, bytes[from] ?? 0);
      taken?.add(used, bytes, at, from, isBlank);
      if (isBlank) bytes[used++] = BLANK;
    }
    const next = bytes.indexOf(ESCAPE, from);
    at = next === -1 ? bytes.length : next;
    bytes.copyWithin(used, from, at);
    used += at - from;
  }
  return bytes.subarray(0, used);
}

/** Whether the run of colours that ends here ends as a mark does. */
function isMark(bytes: Buffer, end: number): boolean {
  return bytes[end - 2] === BRACKET && (bytes[end - 1] === SMALL_M || bytes[end - 1] === CAPITAL_K);
}

/** Whether two characters with a colour between belong to two words; digits on both sides are one number. */
function standApart(before: number, after: number): boolean {
  const both = (ALPHANUMERIC[before] as number) & (ALPHANUMERIC[after] as number);
  return both !== 0 && !(DIGIT[before] && DIGIT[after]);
}

/** Where a run of colours ends that begins at `start`; `start` itself when there is none. */
function endOfColours(bytes: Buffer, start: number): number {
  let end = start;
  while (bytes[end] === ESCAPE && bytes[end + 1] === BRACKET) {
    let at = end + 2;
    while (at - end < 26 && PARAMETER[bytes[at] ?? 0]) at++;
    if (!LETTER[bytes[at] ?? 0]) break;
    end = at + 1;
  }
  return end;
}

function classOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (pattern.test(String.fromCharCode(byte)) ? 1 : 0));
}

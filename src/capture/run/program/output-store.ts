/** One line of output that was kept, with the time at which its first byte arrived. */
export interface OutputLine {
  readonly atMs: number;
  readonly text: string;
}

/** What is kept of one stream: the beginning, the surroundings of failures, and the end. */
export interface OutputStore {
  push(bytes: Buffer, atMs: number): void;
  readonly bytes: number;
  /** Lines so far, an unfinished last one included. */
  readonly lines: number;
  /** The kept lines in order; a number stands for that many lines left out. */
  kept(): (OutputLine | number)[];
}

interface Piece {
  readonly bytes: Buffer;
  readonly atMs: number;
  /** Line breaks in the whole stream before this piece. */
  readonly breaksBefore: number;
  /** Position in the stream, to see what lies between two pieces. */
  readonly offset: number;
  telling: boolean;
}

const HEAD = 1024 * 1024;
const TAIL = 2 * 1024 * 1024;
/** For pieces with a sign of failure that the tail had to let go. */
const MIDDLE = 1024 * 1024;
/** Pieces kept before and after one with a sign of failure, and how much one of them may hold. */
const AROUND = 20;
const AROUND_BYTES = 4 * 1024;
const FAILURE = /traceback|exception|error|cancel|refused|reset|timed? ?out|disconnect|fail|fatal|panic/i;
const LINE_BREAK = 10;

/** Keeps at most 4 MiB of a stream of any length. */
export function createOutputStore(): OutputStore {
  const head: Piece[] = [];
  const middle: Piece[] = [];
  let tail: Piece[] = [];
  let headBytes = 0;
  let middleBytes = 0;
  let tailBytes = 0;
  let first = 0;
  let bytes = 0;
  let breaks = 0;
  let endsWithBreak = true;
  let tellingLeft = 0;

  function mark(piece: Piece) {
    if (FAILURE.test(piece.bytes.toString("latin1"))) {
      piece.telling = true;
      tellingLeft = AROUND;
      for (const before of tail.slice(Math.max(first, tail.length - AROUND))) {
        if (before.bytes.length <= AROUND_BYTES) before.telling = true;
      }
    } else if (tellingLeft > 0) {
      tellingLeft -= 1;
      if (piece.bytes.length <= AROUND_BYTES) piece.telling = true;
    }
  }

  function shrinkTail() {
    while (tailBytes > TAIL) {
      const oldest = tail[first];
      if (oldest === undefined) return;
      first += 1;
      tailBytes -= oldest.bytes.length;
      if (oldest.telling && middleBytes + oldest.bytes.length <= MIDDLE) {
        middleBytes += oldest.bytes.length;
        middle.push(oldest);
      }
    }
    // Dropping the front one by one would copy the rest each time; keeping it for long would fill memory.
    if (first > 16 && first * 2 > tail.length) {
      tail = tail.slice(first);
      first = 0;
    }
  }

  return {
    push(chunk, atMs) {
      const piece = { bytes: chunk, atMs, breaksBefore: breaks, offset: bytes, telling: false };
      bytes += chunk.length;
      breaks += count(chunk);
      endsWithBreak = chunk.at(-1) === LINE_BREAK;
      if (headBytes + chunk.length <= HEAD && tailBytes === 0) {
        headBytes += chunk.length;
        head.push(piece);
        return;
      }
      mark(piece);
      tail.push(piece);
      tailBytes += chunk.length;
      shrinkTail();
    },
    get bytes() {
      return bytes;
    },
    get lines() {
      return breaks + (endsWithBreak ? 0 : 1);
    },
    kept() {
      return linesOf([...head, ...middle, ...tail.slice(first)], breaks + (endsWithBreak ? 0 : 1));
    },
  };
}

function count(bytes: Buffer): number {
  let breaks = 0;
  for (let at = bytes.indexOf(LINE_BREAK); at !== -1; at = bytes.indexOf(LINE_BREAK, at + 1)) breaks += 1;
  return breaks;
}

/** Cuts runs of adjoining pieces into lines; where pieces are missing, says how many lines are. */
function linesOf(pieces: readonly Piece[], total: number): (OutputLine | number)[] {
  const kept: (OutputLine | number)[] = [];
  let seen = 0;
  let at = 0;
  while (at < pieces.length) {
    const run: Piece[] = [];
    let end = pieces[at]?.offset ?? 0;
    for (let piece = pieces[at]; piece && piece.offset === end; piece = pieces[at]) {
      run.push(piece);
      end += piece.bytes.length;
      at += 1;
    }
    const missing = (run[0]?.breaksBefore ?? 0) - seen;
    if (missing > 0) kept.push(missing);
    const lines = linesOfRun(run);
    kept.push(...lines);
    seen = (run[0]?.breaksBefore ?? 0) + lines.length;
  }
  if (total > seen) kept.push(total - seen);
  return kept;
}

function linesOfRun(run: readonly Piece[]): OutputLine[] {
  const lines: OutputLine[] = [];
  let parts: Buffer[] = [];
  let startedAt: number | null = null;
  for (const { bytes, atMs } of run) {
    let from = 0;
    while (from < bytes.length) {
      startedAt ??= atMs;
      const end = bytes.indexOf(LINE_BREAK, from);
      parts.push(bytes.subarray(from, end === -1 ? bytes.length : end));
      if (end === -1) break;
      lines.push({ atMs: startedAt, text: readable(parts) });
      parts = [];
      startedAt = null;
      from = end + 1;
    }
  }
  if (parts.length > 0 && startedAt !== null) lines.push({ atMs: startedAt, text: readable(parts) });
  return lines;
}

/** Longest line kept; what tools print is shorter, and what is longer is data. */
const LONGEST = 8_192;
/** Colours, cursor moves, titles. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const TERMINAL = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** A line as text: without colours, its progress bars at their last state, binary as a count. */
function readable(parts: readonly Buffer[]): string {
  const [only] = parts;
  const bytes = parts.length === 1 && only ? only : Buffer.concat(parts);
  const cut = bytes.subarray(0, LONGEST);
  const text = cut.toString("utf8").replace(TERMINAL, "").replace(/\r+$/, "");
  const strange = (text.match(CONTROL)?.length ?? 0) + (text.match(/\ufffd/g)?.length ?? 0);
  if (strange > 0 && strange * 10 > text.length) return `[binary, ${bytes.length} bytes]`;
  const shown = text.slice(text.lastIndexOf("\r") + 1).replace(CONTROL, "\ufffd");
  return bytes.length > LONGEST ? `${shown} [${bytes.length - LONGEST} more bytes]` : shown;
}

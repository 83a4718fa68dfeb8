/** Encodings a log may have; anything else is read as UTF-8 with replacement characters. */
export type LogEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** Cuts bytes into lines, whatever the encoding, the line breaks and the places where the bytes were cut. */
export interface LineDecoder {
  push(bytes: Uint8Array): void;
  end(): void;
  /** Known after the first 4 KiB, or at the end. */
  encoding(): LogEncoding;
  /** `true` when the first 4 KiB are no text; then no line is delivered. */
  isBinary(): boolean;
  /** `true` when only a part of it is UTF-16; no line from there on is delivered. */
  isMixed(): boolean;
}

/** Enough to tell text from anything else. */
const PROBE = 4096;
/** A run of NULs that no text has: logrotate's `copytruncate` leaves one in front, a crash one at the end. */
const HOLE = 64;
const ZEROS = Buffer.alloc(64 * 1024);

/**
 * `line` gets each line without its break; of a longer one the first `maxLine` characters and a visible note. `narrowAt`
 * sees the bytes of UTF-16 as they come and says where text of another encoding begins among them.
 */
export function createLineDecoder({
  maxLine,
  line,
  narrowAt,
}: {
  maxLine: number;
  line(text: string): void;
  narrowAt(bytes: Uint8Array): number | null;
}): LineDecoder {
  let probe: Uint8Array[] = [];
  let probed = 0;
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let kind: LogEncoding = "utf-8";
  let binary = false;
  let carry = "";
  let dropped = 0;
  let afterReturn = false;
  let mixed = false;

  function start(): void {
    const head = Buffer.concat(probe);
    probe = [];
    kind = encodingOf(head);
    binary = kind === "utf-8" && looksBinary(head);
    decoder = new TextDecoder(kind);
    decode(head);
  }

  function decode(bytes: Uint8Array): void {
    if (binary || mixed || decoder === null) return;
    const end = kind === "utf-8" ? null : narrowAt(bytes);
    mixed = end !== null;
    text(decoder.decode(bytes.subarray(0, Math.max(0, end ?? bytes.length)), { stream: true }));
  }

  function text(decoded: string): void {
    const part = withoutReturns(decoded);
    let from = 0;
    for (let at = part.indexOf("\n"); at !== -1; at = part.indexOf("\n", from)) {
      grow(part.slice(from, at));
      deliver();
      from = at + 1;
    }
    if (from < part.length) grow(from === 0 ? part : part.slice(from));
  }

  /** Windows writes CR LF, pipes there CR CR LF, an old Mac or a progress bar CR alone: each is one line break. */
  function withoutReturns(part: string): string {
    const begin = afterReturn ? part.replace(/^\r*\n?/, "") : part;
    if (part !== "") afterReturn = part.endsWith("\r");
    return begin.includes("\r") ? begin.replace(/\r+\n?/g, "\n") : begin;
  }

  function grow(part: string): void {
    const room = maxLine - carry.length;
    carry += part.length > room ? part.slice(0, Math.max(0, room)) : part;
    dropped += Math.max(0, part.length - room);
  }

  function deliver(): void {
    line(dropped === 0 ? carry : `${carry} [… ${dropped} more characters of this line left out]`);
    carry = "";
    dropped = 0;
  }

  return {
    push(block) {
      const bytes = withoutHoles(block);
      if (decoder === null) {
        probe.push(bytes.slice());
        probed += bytes.length;
        if (probed >= PROBE) start();
      } else decode(bytes);
    },
    end() {
      if (decoder === null) start();
      if (binary || mixed || decoder === null) return;
      text(decoder.decode());
      if (carry !== "" || dropped > 0) deliver();
    },
    encoding: () => kind,
    isBinary: () => binary,
    isMixed: () => mixed,
  };
}

/** What stands between a run of NULs at the beginning and one at the end. */
function withoutHoles(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (length >= HOLE && length <= ZEROS.length && ZEROS.compare(bytes, 0, length, 0, length) === 0)
    return bytes.subarray(0, 0);
  let from = 0;
  while (from < length && bytes[from] === 0) from++;
  let to = length;
  while (to > from && bytes[to - 1] === 0) to--;
  return bytes.subarray(from >= HOLE ? from : 0, length - to >= HOLE ? to : length);
}

function encodingOf(bytes: Uint8Array): LogEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Without a mark: Western text in UTF-16 has a zero in every other byte
  const counts = [0, 0];
  const length = Math.min(bytes.length, PROBE);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) counts[at % 2] = (counts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = counts;
  // at its beginning already: PowerShell appends UTF-16 to what others wrote
  if (odd > length * 0.3 && even < length * 0.02 && bytes[1] === 0) return "utf-16le";
  if (even > length * 0.3 && odd < length * 0.02 && bytes[0] === 0) return "utf-16be";
  return "utf-8";
}

function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, PROBE);
  let strange = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    // Tab, line breaks, escape and backspace occur in terminal logs
    if (byte === 0 && isWide(bytes, at)) continue;
    if (byte < 32 && byte !== 27 && !(byte >= 8 && byte <= 13)) strange += byte === 0 ? 2 : 1;
  }
  return strange > length * 0.03;
}

/** Whether a NUL belongs to a character of UTF-16 that was appended to text of another encoding. */
function isWide(bytes: Uint8Array, at: number): boolean {
  const isWritten = (byte = 10) => (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13);
  return isWritten(bytes[at - 1]) && isWritten(bytes[at + 1]);
}

/**
 * A judgement that is remembered, since the same names stand in a log again and again; all is forgotten once `most` texts are known.
 * The text is copied: a part cut out of a window would keep the whole block of the document in memory.
 */
export function remembered<Judgement>(
  judge: (text: string) => Judgement,
  most: number,
): (text: string) => Judgement {
  const known = new Map<string, Judgement>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const judgement = judge(text);
    known.set(Buffer.from(text, "utf16le").toString("utf16le"), judgement);
    return judgement;
  };
}

/** A power of two: places for judgements, in each of which the latest stands. */
const PLACES = 2048;
/** A longer stretch is judged anew each time; few names are. */
const LONGEST = 40;

/** The same for `peek`: a judgement of `bytes[start, end)`, for which a text (latin1) is made only when these bytes are new. */
export function rememberedBytes<Judgement>(
  judge: (text: string) => Judgement,
): (bytes: Uint8Array, start: number, end: number) => Judgement {
  /** Of each place: how many bytes were judged, and which. */
  let lengths = NONE;
  let known = NONE;
  let judgements: Judgement[] = [];
  return (bytes, start, end) => {
    const length = end - start;
    if (length > LONGEST) return judge(textOf(bytes, start, end));
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const from = place * LONGEST;
    // Made at the first question: most of these are never asked in a short run.
    if (lengths === NONE) {
      lengths = new Uint8Array(PLACES).fill(NEVER);
      known = new Uint8Array(PLACES * LONGEST);
      judgements = new Array(PLACES);
    } else if (lengths[place] === length && isSame(known, from, bytes, start, length))
      return judgements[place] as Judgement;
    const judgement = judge(textOf(bytes, start, end));
    lengths[place] = length;
    for (let at = 0; at < length; at++) known[from + at] = bytes[start + at] as number;
    judgements[place] = judgement;
    return judgement;
  };
}

const NONE = new Uint8Array(0);
/** The length of what a place without a judgement holds. */
const NEVER = 0xff;

function textOf({ buffer, byteOffset }: Uint8Array, start: number, end: number): string {
  return Buffer.from(buffer, byteOffset + start, end - start).toString("latin1");
}

function isSame(known: Uint8Array, from: number, bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (known[from + at] !== bytes[start + at]) return false;
  return true;
}

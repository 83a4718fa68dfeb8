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
const PLACES = 4096;

/** The same for `peek`: a judgement of `bytes[start, end)`, for which a text (latin1) is made only when these bytes are new. */
export function rememberedBytes<Judgement>(
  judge: (text: string) => Judgement,
): (bytes: Uint8Array, start: number, end: number) => Judgement {
  let known: (Uint8Array | undefined)[] = [];
  let judgements: Judgement[] = [];
  return (bytes, start, end) => {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    // Made at the first question: most of these are never asked in a short run.
    if (known.length === 0) {
      known = new Array(PLACES).fill(undefined);
      judgements = new Array(PLACES);
    }
    const before = known[place];
    if (before !== undefined && isSame(before, bytes, start, end)) return judgements[place] as Judgement;
    const copy = Buffer.from(bytes.subarray(start, end));
    const judgement = judge(copy.toString("latin1"));
    known[place] = copy;
    judgements[place] = judgement;
    return judgement;
  };
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}

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

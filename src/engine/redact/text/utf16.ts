import { watchForNarrowText } from "../../../model/narrow-text.ts";
import { Unreadable } from "./unreadable.ts";

export type Utf16 = "utf-16le" | "utf-16be";

/** So much is looked at where the byte order mark is missing. */
const FIRST_LOOK = 4096;

/** Which UTF-16 a document begins in, by its mark or, where that is missing, by the NULs; `null` for other text. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const pairs = Math.min(head.length, FIRST_LOOK) >> 1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < 2 * pairs; at += 2) {
    if (head[at] === 0) first++;
    if (head[at + 1] === 0) second++;
  }
  const isMost = (count: number) => pairs >= 4 && count * 2 > pairs;
  const isFew = (count: number) => count * 20 <= pairs;
  if (isMost(second) && isFew(first) && head[1] === 0 && head[3] === 0) return "utf-16le";
  if (isMost(first) && isFew(second) && head[0] === 0 && head[2] === 0) return "utf-16be";
  return null;
}

/** Turns UTF-16 into UTF-8, and refuses text of another encoding in its midst. */
export async function* fromUtf16(
  source: AsyncIterable<Uint8Array>,
  encoding: Utf16,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const isNarrow = watchForNarrowText();
  for await (const part of source) {
    if (isNarrow(part)) throw new Unreadable("only a part of it is UTF-16");
    yield Buffer.from(decoder.decode(part, { stream: true }), "utf8");
  }
  yield Buffer.from(decoder.decode(), "utf8");
}

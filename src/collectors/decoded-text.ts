import type { System } from "../model/system.ts";

/** Text of a file, and what its bytes were. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16";
  /** It holds NUL bytes: no text file, whatever its name says. */
  readonly binary: boolean;
  /** There was more than `maxBytes`. */
  readonly truncated: boolean;
}

/** Reads a text file as UTF-8 or, where a byte order mark says so, UTF-16; `null`: absent or unreadable. */
export async function decodedText(
  system: System,
  path: string,
  maxBytes: number,
): Promise<DecodedText | null> {
  const info = await system.files.info(path);
  if (info?.kind !== "file") return null;
  const blocks: Uint8Array[] = [];
  try {
    for await (const block of system.files.stream(path, { end: maxBytes })) blocks.push(block);
  } catch {
    return null;
  }
  const bytes = Buffer.concat(blocks);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes.toString(utf16 ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
  const encoding = utf16 ? "utf-16" : "utf-8";
  return { text, encoding, binary: text.includes("\0"), truncated: info.bytes > maxBytes };
}

import { createReadStream, ReadStream } from "node:fs";
import type { Readable } from "node:stream";

/** Measured: in the blocks of 64 KiB in which Node reads a file, a quarter of the time of a filter goes into waiting for the next. */
const BLOCK = 512 * 1024;

/** Standard input as it is, but a file in blocks of 512 KiB, from where it was read to. */
export function inLargeBlocks(stdin: Readable): AsyncIterable<Uint8Array> {
  const isFile = stdin instanceof ReadStream && "fd" in stdin && stdin.fd === 0;
  return isFile ? createReadStream("", { fd: 0, autoClose: false, highWaterMark: BLOCK }) : stdin;
}

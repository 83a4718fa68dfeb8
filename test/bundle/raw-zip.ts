import { deflateRawSync } from "node:zlib";

/** One entry as a stranger may write it: `says` is the size it claims to unpack to. */
export interface RawEntry {
  readonly name: string;
  readonly deflated: Buffer;
  readonly says: number;
}

export function rawEntry(name: string, content: Buffer | string): RawEntry {
  return { name, deflated: deflateRawSync(content), says: Buffer.byteLength(content) };
}

/** A zip of exactly these entries, honest or not; checksums are left out, no reader of ours looks at them. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, deflated, says } of entries) {
    const bytes = Buffer.from(name);
    // Version, flags (UTF-8), deflate, time, date, checksum, sizes, lengths of the name and of what is extra.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(says, 18);
    common.writeUInt16LE(bytes.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    files.push(Buffer.from("PK\x03\x04"), common, bytes, deflated);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, bytes);
    at += 30 + bytes.length + deflated.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

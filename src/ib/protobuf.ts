/** The values of one protobuf message by field number, in order; numbers as bigint, texts and messages as bytes. */
export type ProtobufFields = ReadonlyMap<number, readonly (bigint | Uint8Array)[]>;

/** Encodes int32, int64 and string fields, all that the few messages needed here have. */
export function encodeProtobuf(
  fields: readonly (readonly [field: number, value: number | bigint | string])[],
): Uint8Array {
  const bytes: number[] = [];
  for (const [field, value] of fields) {
    if (typeof value === "string") {
      const text = Buffer.from(value, "utf8");
      bytes.push(...varint(BigInt(field * 8 + 2)), ...varint(BigInt(text.length)), ...text);
    } else {
      // Negative int32 and int64 are sign-extended to 64 bits: ten bytes.
      bytes.push(...varint(BigInt(field * 8)), ...varint(BigInt.asUintN(64, BigInt(value))));
    }
  }
  return Uint8Array.from(bytes);
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return bytes;
}

/** Reads any message without its schema; `null` when the bytes are none. Never throws. */
export function decodeProtobuf(bytes: Uint8Array): ProtobufFields | null {
  const fields = new Map<number, (bigint | Uint8Array)[]>();
  let at = 0;

  function readVarint(): bigint | null {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) return null;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    return null;
  }

  function readBytes(length: number): Uint8Array | null {
    if (length > bytes.length - at) return null;
    at += length;
    return bytes.subarray(at - length, at);
  }

  function readValue(wireType: number): bigint | Uint8Array | null {
    if (wireType === 0) return readVarint();
    if (wireType === 1) return readBytes(8);
    if (wireType === 5) return readBytes(4);
    if (wireType !== 2) return null;
    const length = readVarint();
    return length === null || length > BigInt(bytes.length) ? null : readBytes(Number(length));
  }

  while (at < bytes.length) {
    const tag = readVarint();
    if (tag === null || tag >> 3n === 0n || tag > 0xffffffffn) return null;
    const value = readValue(Number(tag & 7n));
    if (value === null) return null;
    const field = Number(tag >> 3n);
    const values = fields.get(field);
    if (values) values.push(value);
    else fields.set(field, [value]);
  }
  return fields;
}

/** Last value of a field as text; `null` when absent or a number. */
export function protobufText(fields: ProtobufFields, field: number): string | null {
  const value = fields.get(field)?.at(-1);
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : null;
}

/** Last value of a field as a signed number; `null` when absent or no varint. */
export function protobufNumber(fields: ProtobufFields, field: number): number | null {
  const value = fields.get(field)?.at(-1);
  return typeof value === "bigint" ? Number(BigInt.asIntN(64, value)) : null;
}

/** Fields of a text message: each ends with a zero byte. */
export function encodeFields(fields: readonly (string | number)[]): Uint8Array {
  return Buffer.from(fields.map((field) => `${field}\0`).join(""), "utf8");
}

/** The fields of a text message; a last field without its zero byte counts too. Never throws. */
export function decodeFields(body: Uint8Array): string[] {
  const fields = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8").split("\0");
  if (fields.at(-1) === "") fields.pop();
  return fields;
}

/** Bytes as a text of one character each: what the scanner and the patterns see, whatever the encoding. */
export function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** The text that such bytes are. */
export function utf8(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Without the case of its letters of ASCII; those of others are several bytes, and stay. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

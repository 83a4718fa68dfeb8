const ESC = String.fromCharCode(0x1b);
/** Terminal control sequences: CSI (colours, cursor), OSC (titles, links), two-character ones. Bounded, so that it stays linear. */
const SEQUENCE = new RegExp(
  `${ESC}(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^${ESC}\\u0007]{0,2048}(?:\\u0007|${ESC}\\\\)|[@-Z\\\\^_=>])`,
  "g",
);
/** Line breaks of every kind but LF. */
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g;
/** Control characters and halves of surrogate pairs. */
const CONTROL = /[\p{Cc}\p{Cs}]/gu;
/** Characters that are not seen but change what is: bidi overrides, tags, zero-width spaces. */
const INVISIBLE = /\p{Cf}/gu;
/** Joiners that scripts and emoji need. */
const JOINERS = new Set(["\u200c", "\u200d"]);

/** Any value as text that shows all it holds: no terminal sequences, no control or bidi characters, LF for line breaks. */
export function plain(value: unknown): string {
  return String(value ?? "")
    .replace(SEQUENCE, "")
    .replace(LINE_BREAK, "\n")
    .replace(CONTROL, (char) => (char === "\n" || char === "\t" ? char : "\ufffd"))
    .replace(INVISIBLE, (char) => (JOINERS.has(char) ? char : `[U+${hex(char)}]`));
}

/** The same on one line, cut after `most` characters. */
export function plainLine(value: unknown, most: number): string {
  return cut(plain(value).replace(/[\n\t]/g, " "), most);
}

/** At most `most` characters, never half of one; says how many are missing. Cheap however long the text is. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = [...text.slice(0, 2 * most)].slice(0, most).join("");
  return kept.length === text.length ? text : `${kept}… (${text.length - kept.length} more)`;
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** A mark of Chinese and Japanese sentences or a closing quote, in UTF-8; it looks like a letter, and no blank stands behind it. */
export const WIDE_MARK =
  /\xef\xbc[\x81\x88\x89\x8c\x9a\x9b\x9f]|\xe3\x80[\x81\x82\x8c-\x8f]|\xe2\x80[\x99\x9d]/;

/** What gives a name its value and looks like a letter of it: full-width signs, an arrow, "is" in Chinese and Japanese. */
export const GIVING = String.raw`\xef\xbc[\x9a\x9d]|\xe2\x86\x92|\xe6\x98\xaf|\xe4\xb8\xba|\xe3\x81\xaf`;
/** How each of them begins. */
export const GIVING_BYTES = "\xef\xe2\xe6\xe4\xe3";

const LENGTH = 3;

export function endsInWideMark(text: string, end: number): boolean {
  return text.charCodeAt(end - 1) >= 0x80 && WIDE_MARK.test(text.slice(Math.max(0, end - LENGTH), end));
}

/** Where the value of an XML element or attribute stands, given where its name ends. */

import { matchesAt } from "../words/sticky.ts";

const ELEMENT =
  /(?:\s{1,20}[\w:.-]{1,40}[ \t]{0,4}=\s{0,4}["'][^<>]{0,100})?\s{0,4}(?<!\/)>\s{0,80}(?:<[Vv]alue>\s{0,40})?(?:<!\[CDATA\[)?/y;
const ATTRIBUTE = /\s{1,8}value\s{0,4}=\s{0,4}(?=["'])/iy;
const ESCAPED = /[^<>&]{0,60}&gt;/y;
/** Behind a name in quotes: the rest of its tag, or (in a property list) the next element. */
const BEHIND_NAME =
  /(?:["'][^<>"'=]{0,60}(?:[\w:-]{1,40}=["'][^<>"']{0,60}["']\s{0,8}){0,4})>\s{0,80}(?:<[Vv]alue>\s{0,40})?(?:<!\[CDATA\[)?/y;
/** Behind a name in quotes: `<input name="password" type="text" value="…">`. */
const INPUT = /["'](?:\s{1,8}[\w-]{1,20}=["'][^<>"']{0,60}["']){0,4}\s{1,8}value\s{0,4}=\s{0,4}(?=["'])/iy;
const NEXT_ELEMENT = /<\/(?:key|name)>\s{0,80}<(?:string|data|value)>\s{0,80}(?:<!\[CDATA\[)?/iy;

const CDATA = "<![CDATA[";

export interface XmlValue {
  readonly operator: "xml" | "=";
  readonly start: number;
}

/** `before` is what stands before the name, up to five characters: `<`, `<ns:`, `&lt;`, a quote. */
export function readXmlValue(text: string, nameEnd: number, before: string): XmlValue | null {
  // `(?P<token>…)` is a group of a pattern; `<label for="token">` says what the field is called.
  if (!/[<>;"']$/.test(before) || /for=["']$/.test(before) || /\(\?P?<$/.test(before)) return null;
  const attempts: readonly (readonly [boolean, RegExp, XmlValue["operator"]])[] = [
    [before.endsWith("<"), ATTRIBUTE, "="],
    [before.endsWith("<"), ELEMENT, "xml"],
    [before.endsWith("&lt;"), ESCAPED, "xml"],
    [before.endsWith(">"), NEXT_ELEMENT, "xml"],
    [/["']$/.test(before), INPUT, "="],
    [/["']$/.test(before), BEHIND_NAME, "xml"],
  ];
  for (const [applies, pattern, operator] of attempts) {
    if (applies && matchesAt(pattern, text, nameEnd)) return { operator, start: pattern.lastIndex };
  }
  return null;
}

/** Where the content of an element ends; within an element that is escaped as a whole, at the next such mark. */
export function xmlValueEnd(text: string, start: number): number {
  if (text.startsWith(CDATA, start - CDATA.length)) {
    const close = text.indexOf("]]>", start);
    return close === -1 ? text.length : close;
  }
  const escaped = /&gt;\s{0,80}$/.test(text.slice(Math.max(0, start - 84), start));
  let end = start;
  while (
    end < text.length &&
    text[end] !== "<" &&
    text[end] !== "\n" &&
    !(escaped && text.startsWith("&lt;", end))
  )
    end++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return end;
}

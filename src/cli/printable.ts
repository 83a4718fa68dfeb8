import { stripVTControlCharacters } from "node:util";

/** Text from elsewhere made fit for a terminal: no escape sequences, no control or bidi characters. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{C}\n\t]/gu, "\u{FFFD}");
}

import { code } from "./code.ts";
import { cut, plain } from "./plain.ts";

/**
 * Words that GitHub would turn into something else: mentions, references, addresses, commit ids, emoji, formulas, tags.
 * They become code, which notifies nobody and keeps copying and searching exact.
 */
const LINKING = /[@<>]|#\w|GH-\d|:\/\/|www\.|mailto:|xmpp:|^\W*[0-9a-f]{7,40}\W*$|:[\w+-]+:|\$/i;
/** What stands around a word and is no part of it. */
const WRAPPED = /^([("']*)(.*?)([)"'.,;:!?]*)$/s;

/** Prose of unknown origin on one line: nothing in it becomes a heading, a link, a mention or HTML. */
export function line(value: unknown): string {
  return proseLine(plain(value));
}

/** Prose of unknown origin on several lines. */
export function text(value: unknown): string {
  return cut(plain(value), 8000).split("\n").map(proseLine).join("\n").trim();
}

function proseLine(value: string): string {
  return escapeStart(inline(value.trim()));
}

/** One line of prose in the middle of another. Code between single backticks stays code; every other word is escaped by itself. */
export function inline(value: unknown): string {
  return cut(plain(value), 2000)
    .replace(/\s+/g, " ")
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : words(part)))
    .reduce(apart, "");
}

function words(value: string): string {
  return value
    .split(/(\s+)/)
    .map((word) => (LINKING.test(word) ? linkingWord(word) : escapeWord(word)))
    .join("");
}

/** Puts a space between two code spans, which would melt into one. */
function apart(before: string, after: string): string {
  return before.endsWith("`") && after.startsWith("`") ? `${before} ${after}` : before + after;
}

function linkingWord(word: string): string {
  const [, before = "", core = "", after = ""] = WRAPPED.exec(word) ?? [];
  return core === "" ? escapeWord(word) : `${escapeWord(before)}${code(core)}${escapeWord(after)}`;
}

/** Backslashes before what Markdown gives a meaning to, and only there, so that it reads well as plain text. */
function escapeWord(word: string): string {
  return word
    .replace(/[\\`*[\]<>|~]|&(?=[#\w])/g, "\\$&")
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_");
}

/** What has a meaning at the start of a line only: lists, headings, underlines of headings, rules of tables. */
export function escapeStart(value: string): string {
  return value
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(?:[+-](?=\s|$)|#(?=#{0,5}(?:\s|$))|[-:=](?=[-:=\s]*$))/, "\\$&");
}

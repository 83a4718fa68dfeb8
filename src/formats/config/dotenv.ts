import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { lineIndex } from "./line-index.ts";
import { typeOfText } from "./scalar.ts";

const HEAD = /[ \t\uFEFF]*(?:export[ \t]+|set[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*/iy;

/** Reads `.env` files: `export`, three kinds of quotes over several lines, trailing comments. */
export function readDotenv(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  const problems: string[] = [];
  const lineOf = lineIndex(text);
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    HEAD.lastIndex = at;
    const head = HEAD.exec(text);
    if (head?.[1] === undefined || HEAD.lastIndex > lineEnd) {
      const line = text.slice(at, lineEnd).trim();
      if (line !== "" && !/^[#;]/.test(line)) problems.push(`line ${lineOf(at)} is no assignment`);
      at = lineEnd + 1;
      continue;
    }
    const start = HEAD.lastIndex;
    const { value, end, quoted } = readValue(text, start, lineEnd);
    const type = quoted ? "string" : typeOfText(value);
    entries.push({ path: [head[1]], value, type, range: [start, end], line: lineOf(start) });
    at = endOfLine(text, Math.max(end, start)) + 1;
  }
  return { entries, problems };
}

function readValue(text: string, start: number, lineEnd: number) {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === "`") {
    const close = closingQuote(text, start, quote);
    if (close !== -1) {
      const inner = text.slice(start + 1, close);
      const value = quote === '"' ? inner.replace(/\\n/g, "\n").replace(/\\(["\\$])/g, "$1") : inner;
      return { value, end: close + 1, quoted: true };
    }
  }
  let end = lineEnd;
  const comment = /[ \t]#/.exec(text.slice(start, lineEnd));
  if (comment) end = start + comment.index;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return { value: text.slice(start, end), end, quoted: false };
}

/** The quote that ends the value: followed by nothing but a comment, so that quotes inside a password do not end it. */
function closingQuote(text: string, start: number, quote: string): number {
  const limit = Math.min(text.length, start + 65_536);
  let first = -1;
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) {
      if (/^[ \t]*(?:#|;|\r?\n|$)/.test(text.slice(at + 1, at + 200))) return at;
      if (first === -1) first = at;
    } else if (text[at] === "\n" && first !== -1) return first;
  }
  return first;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

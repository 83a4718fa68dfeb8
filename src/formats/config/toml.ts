import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { lineIndex } from "./line-index.ts";
import { typeOfBare, unescapeText } from "./scalar.ts";

const TOKEN =
  /[ \t\r]+|\n|#[^\n]*|"""[\s\S]{0,65536}?"""|'''[\s\S]{0,65536}?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\[\[|\]\]|[[\]{},=.]|[^\s[\]{},=."'#]+|["']/gy;

interface Token {
  readonly text: string;
  readonly start: number;
}

/** Reads TOML: tables, arrays of tables, dotted keys, inline tables and arrays. */
export function readToml(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  const problems: string[] = [];
  const lineOf = lineIndex(text);
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const first = match[0][0] ?? "";
    if (first !== "#" && first !== " " && first !== "\t" && first !== "\r")
      tokens.push({ text: match[0], start: match.index });
  }
  const counts = new Map<string, number>();
  let table: readonly string[] = [];
  let at = 0;
  const is = (word: string) => tokens[at]?.text === word;
  const skipLines = () => {
    while (is("\n")) at++;
  };
  const readKey = (): string[] => {
    const key: string[] = [];
    for (; at < tokens.length; at++) {
      const word = tokens[at]?.text ?? "";
      if (/^["']./.test(word)) key.push(unescapeText(word.slice(1, -1)));
      else if (/^[\w+-]+$/.test(word)) key.push(word);
      else if (word !== ".") break;
    }
    return key;
  };
  const readValue = (path: readonly string[], depth: number): void => {
    const token = tokens[at];
    if (token === undefined || depth > 100) return;
    if (is("[") || is("[[")) {
      // `[[1], [2]]` is lexed with a double bracket; inside a value it means two single ones.
      const double = is("[[");
      at++;
      let index = 0;
      for (skipLines(); at < tokens.length && !is("]") && !is("]]"); skipLines()) {
        const before = at;
        if (is(",")) at++;
        else
          readValue(
            [...path, double ? "0" : String(index++), ...(double ? [String(index++)] : [])],
            depth + 1,
          );
        if (at === before) at++;
      }
      at++;
      return;
    }
    if (is("{")) {
      at++;
      for (skipLines(); at < tokens.length && !is("}"); skipLines()) {
        const before = at;
        const key = readKey();
        if (is("=")) {
          at++;
          readValue([...path, ...key], depth + 1);
        }
        if (is(",")) at++;
        if (at === before) at++;
      }
      at++;
      return;
    }
    entries.push(readScalar(path));
  };
  const readScalar = (path: readonly string[]): ConfigEntry => {
    const token = tokens[at] ?? { text: "", start: 0 };
    const triple = /^("""|''')/.test(token.text);
    let end = token.start + token.text.length;
    at++;
    if (/^["']/.test(token.text)) {
      const cut = triple ? 3 : 1;
      const inner = token.text.slice(cut, -cut);
      const value = token.text[0] === '"' ? unescapeText(inner) : inner;
      return { path, value, type: "string", range: [token.start, end], line: lineOf(token.start) };
    }
    while (at < tokens.length && !/^(?:\n|,|\]|\]\]|\})$/.test(tokens[at]?.text ?? "")) {
      end = (tokens[at]?.start ?? 0) + (tokens[at]?.text.length ?? 0);
      at++;
    }
    const value = text.slice(token.start, end);
    return { path, value, type: typeOfBare(value), range: [token.start, end], line: lineOf(token.start) };
  };
  while (at < tokens.length) {
    const token = tokens[at];
    if (is("\n")) at++;
    else if (is("[") || is("[[")) {
      const list = is("[[");
      at++;
      const name = readKey();
      const count = counts.get(name.join("\0")) ?? 0;
      if (list) counts.set(name.join("\0"), count + 1);
      table = list ? [...name, String(count)] : name;
      while (at < tokens.length && !is("\n")) at++;
    } else {
      const key = readKey();
      if (key.length > 0 && is("=")) {
        at++;
        readValue([...table, ...key], 0);
      } else problems.push(`line ${lineOf(token?.start ?? 0)} is no setting`);
      while (at < tokens.length && !is("\n")) at++;
    }
  }
  return { entries, problems };
}

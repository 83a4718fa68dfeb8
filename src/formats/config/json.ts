import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { lineIndex } from "./line-index.ts";
import { typeOfBare, unescapeText } from "./scalar.ts";

const TOKEN =
  /\s+|\/\/[^\n]*|\/\*[\s\S]{0,65536}?\*\/|#[^\n]*|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[{}[\],:]|[^\s{}[\],:"']+|["']/gy;

/** Deeper nesting than this is no configuration. */
const MAX_DEPTH = 200;

/** Reads JSON with comments, trailing commas, single quotes and bare keys; also several documents one after another. */
export function readJson(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  const problems: string[] = [];
  const lineOf = lineIndex(text);
  const stack: { list: boolean; key: string; index: number; expectsKey: boolean }[] = [];
  const top = () => stack.at(-1);
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const start = match.index;
    const first = token[0] ?? "";
    if (/\s/.test(first) || first === "#" || token.startsWith("//") || token.startsWith("/*")) continue;
    const frame = top();
    if (token === "{" || token === "[") {
      if (stack.length >= MAX_DEPTH) {
        problems.push(`line ${lineOf(start)} is nested too deeply`);
        break;
      }
      stack.push({ list: token === "[", key: "", index: 0, expectsKey: token === "{" });
    } else if (token === "}" || token === "]") {
      if (frame === undefined || frame.list !== (token === "]"))
        problems.push(`line ${lineOf(start)}: unexpected bracket`);
      else stack.pop();
    } else if (token === ",") {
      if (frame) frame.index++;
      if (frame && !frame.list) frame.expectsKey = true;
    } else if (token === ":") {
      if (frame) frame.expectsKey = false;
    } else if (token === '"' || token === "'") {
      problems.push(`line ${lineOf(start)}: a quote is not closed`);
    } else {
      const quoted = first === '"' || first === "'";
      const value = quoted ? unescapeText(token.slice(1, -1)) : token;
      if (frame && !frame.list && frame.expectsKey) {
        frame.key = value;
        continue;
      }
      const path = stack.map((one) => (one.list ? String(one.index) : one.key));
      const type = quoted ? "string" : typeOfBare(token);
      entries.push({ path, value, type, range: [start, start + token.length], line: lineOf(start) });
    }
  }
  if (stack.length > 0) problems.push("the end is missing");
  return { entries, problems };
}

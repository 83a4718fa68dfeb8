import { code } from "../markdown/code.ts";
import { valueFor } from "./content.ts";
import type { Known } from "./known.ts";
import { meaningOf } from "./meaning.ts";

/** `- Python version:`, `* OS: ____`, `Docker version: [e.g. 27.1]`; the value may go on over lines until its bracket closes. */
const KEY = /^(\s*(?:[-*+]\s+)?)(\*{0,2})([^:\n]{2,120}|[^\n]{2,120}`\)):(\*{0,2})[ \t]*(.*)$/;

/** Fills the `key:` lines among notes; `null` when there are none. Whatever stands behind the value stays. */
export function fillKeys(block: string, known: Known): string | null {
  const lines = joinBrackets(block.split("\n"));
  let keys = 0;
  const filled = lines.map((line) => {
    const [, lead = "", open = "", key = "", close = "", rest = ""] = split(line) ?? [];
    if (key === "" || !isEmptyValue(rest)) return line;
    keys += 1;
    const meaning = meaningOf(key.replace(/`[^`]*`/g, (name) => ` ${name} `));
    const value = meaning === null ? null : valueFor(meaning, known);
    const kept = remainder(rest);
    return `${lead}${open}${key}:${close} ${value === null ? "not determined by ib-bugreport" : code(value)}${kept === "" ? "" : ` ${kept}`}`;
  });
  return keys === 0 ? null : filled.join("\n");
}

/** Splits at the last colon outside code and brackets that ends the key. */
function split(line: string): RegExpExecArray | null {
  const masked = line.replace(/`[^`]*`|\([^)]*\)/g, (piece) => piece.replace(/:/g, "\u0001"));
  const found = KEY.exec(masked);
  if (found === null) return null;
  for (let i = 0; i < found.length; i++) found[i] = found[i]?.replaceAll("\u0001", ":") ?? "";
  return found;
}

function isEmptyValue(rest: string): boolean {
  const bare = rest
    .replace(/<!--.*?-->/g, "")
    .replace(/\*\*[^*]*\*\*|⚠️?/gu, "")
    .trim();
  return (
    bare === "" ||
    /^_{2,}$/.test(bare) ||
    /^[[(]?\s*e\.?\s?g\b/i.test(bare) ||
    /^[[<].*[\]>]$/.test(bare) ||
    /^(?:\.{3}|…|x\.y\.z)$/i.test(bare)
  );
}

/** Marks like **MANDATORY** that its authors put behind the value. */
function remainder(rest: string): string {
  const marks = rest.replace(/\[[^\]]*\]/g, "").match(/\*\*[^*]*\*\*|⚠️?/gu) ?? [];
  return marks.join(" ");
}

function joinBrackets(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined && (count(last, "[") > count(last, "]") || /^\s+\*\*[^*]+\*\*/.test(line));
    if (goesOn && !/^\s*[-*+]\s/.test(line)) joined[joined.length - 1] = `${last} ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

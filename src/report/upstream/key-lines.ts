import { code } from "../markdown/code.ts";
import { valueFor } from "./content.ts";
import type { Known } from "./known.ts";
import { type Meaning, meaningOf } from "./meaning.ts";

/** `- Python version:`, `* OS: ____`, `Docker version: [e.g. 27.1]`; the value may go on over lines until its bracket closes. */
const KEY = /^(\s*(?:[-*+]\s+)?)(\*{0,2})([^:\n]{2,120}|[^\n]{2,120}`\)):(\*{0,2})[ \t]*(.*)$/;

/** No key and its example are longer. */
const MAX_LINE = 400;
/** Meanings that are one value. */
const VALUES: ReadonlySet<Meaning> = new Set<Meaning>([
  ...(["os", "arch", "python", "node", "java", "component-version", "tws-version", "ibc-version"] as const),
  ...(["docker", "image-tag", "image-digest", "installation"] as const),
]);
/** A line without a bullet is a key only when it is short and no sentence. */
const BARE_KEY = /^(?!please|steps|note|if |the |when )(?:[\p{L}\p{N}`*_.()/@-]+ ?){1,7}$/iu;

/** Whether a heading of this meaning has `key:` lines below it; headings without a meaning may. */
export function mayHaveKeys(meaning: Meaning | null): boolean {
  return meaning === null || meaning === "environment" || VALUES.has(meaning);
}

/**
 * Fills the `key:` lines of a block; `null` when there are none. Whatever stands behind the value stays.
 * With `sure` every such line is one, as below a heading that asks for versions; else only what is understood.
 */
export function fillKeys(block: string, known: Known, sure: boolean): string | null {
  const lines = joinBrackets(block.split("\n"));
  let keys = 0;
  const filled = lines.map((line) => {
    if (line.length > MAX_LINE) return line;
    const [, lead = "", open = "", key = "", close = "", rest = ""] = split(line) ?? [];
    if (key === "" || !isEmptyValue(rest)) return line;
    if (!/[-*+]\s/.test(lead) && !BARE_KEY.test(key)) return line;
    const asked = meaningOf(key);
    const meaning = asked !== null && VALUES.has(asked) ? asked : null;
    if (meaning === null && !sure) return line;
    keys += 1;
    const value = meaning === null ? null : valueFor(meaning, known, key);
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
    .replace(/(?<=_)\s*\([^)]*\)/g, "")
    .trim();
  return (
    bare === "" ||
    /^_{2,}$/.test(bare) ||
    /^[[(]?\s*e\.?\s?g\b/i.test(bare) ||
    /^[[<].*[\]>]$/.test(bare) ||
    /^(?:\.{3}|…|x\.y\.z)$|^(?:如|例如|比如)/i.test(bare)
  );
}

/** Marks like **MANDATORY** and asides that its authors put behind the value. */
function remainder(rest: string): string {
  const behind = rest.replace(/\[[^\]]*\]|<[^>]*>|_{2,}/g, "").trim();
  return /^(?:\*\*|⚠|\()/.test(behind) ? behind : "";
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

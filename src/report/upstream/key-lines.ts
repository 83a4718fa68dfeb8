import { code } from "../markdown/code.ts";
import { valueFor } from "./content.ts";
import type { Known } from "./known.ts";
import { type Meaning, meaningOf } from "./meaning.ts";

/** `- Python version:`, `* OS: ____`, `Docker version: [e.g. 27.1]`; the value may go on over lines until its bracket closes. */
const KEY = /^(\s*(?:[-*+]\s+)?)(\*{0,2})([^:\n]{2,120}|[^\n]{2,120}`\)):(\*{0,2})[ \t]*(.*)$/;

/** `- Version [e.g. 22]`: the example says that a value is wanted, without a colon. */
const BARE_EXAMPLE = /^(\s*[-*+]\s+[^:[\]\n]{2,60}?)\s+(\[\s*e\.?\s?g\b[^\]]*\])/i;
/** A row of a table whose second and last cell is empty. */
const ROW = /^(\s*\|)([^|\n]*[^|\s-][^|\n]*)\|(?:\s|<!--(?:(?!-->)[^|])*-->|\.{3}|\u2026)*\|(\s*)$/;

/** No key and its example are longer. */
const MAX_LINE = 400;
/** Meanings that are one value. */
const VALUES: ReadonlySet<Meaning> = new Set<Meaning>([
  ...(["os", "arch", "python", "node", "java", "component-version", "tws-version", "ibc-version"] as const),
  ...(["docker", "image-tag", "image-digest", "installation"] as const),
]);
/** A line without a bullet is a key only when it is short and no sentence. */
const BARE_KEY =
  /^(?!please|steps|note|if |the |when )[\p{L}\p{N}`*_.()/@-]+(?: [\p{L}\p{N}`*_.()/@-]+){0,6} ?$/iu;

/** Whether a heading of this meaning has `key:` lines below it; headings without a meaning may. */
export function mayHaveKeys(meaning: Meaning | null): boolean {
  return meaning === null || meaning === "environment" || VALUES.has(meaning);
}

/**
 * Fills the `key:` lines of a block; `null` when there are none. Whatever stands behind the value stays.
 * With `sure` every such line is one, as below a heading that asks for versions; else only what is understood.
 */
export function fillKeys(block: string, known: Known | null, sure: boolean): string | null {
  const lines = joinBrackets(block.split("\n"));
  let keys = 0;
  let foreign = false;
  const filled = lines.map((written) => {
    if (written.length > MAX_LINE) return written;
    const [, start, cell, end] = ROW.exec(written) ?? [];
    if (start !== undefined && cell !== undefined && end !== undefined && isValueKey(cell, sure)) {
      keys += 1;
      return `${start}${cell}| ${answer(cell, known)} |${end}`;
    }
    const line = written.replace(BARE_EXAMPLE, "$1: $2");
    const [, lead = "", open = "", key = "", close = "", rest = ""] = split(line) ?? [];
    if (key === "" || !isEmptyValue(rest)) return written;
    if (!/[-*+]\s/.test(lead) && !BARE_KEY.test(key)) return written;
    // An example says that a value is wanted, whatever for.
    if (!isValueKey(key, sure || /^[[(]?\s*e\.?\s?g\b/i.test(rest))) return written;
    keys += 1;
    const kept = remainder(rest);
    // Behind `Browser` or `Device`, a bare `Version` is theirs.
    const theirs = foreign && /^\W*version\W*$/i.test(key);
    foreign = /browser|device/i.test(key) || theirs;
    return `${lead}${open}${key}:${close} ${answer(key, theirs ? null : known)}${kept === "" ? "" : ` ${kept}`}`;
  });
  return keys === 0 ? null : filled.join("\n");
}

function isValueKey(key: string, sure: boolean): boolean {
  const meaning = meaningOfKey(key);
  return meaning !== null || (sure && /\p{L}/u.test(key));
}

/** Below a heading that asks for versions, a product's name alone asks for its version. */
function meaningOfKey(key: string): Meaning | null {
  const asked = meaningOf(key);
  if (asked !== null && VALUES.has(asked)) return asked;
  const word = key.replace(/[*_`]/g, "").trim();
  if (/^(?:tws|(?:ib )?gateway|tws\s*\/\s*(?:ib )?gateway)$/i.test(word)) return "tws-version";
  return /^(?:library|package|sdk|client)$/i.test(word) ? "component-version" : null;
}

function answer(key: string, known: Known | null): string {
  const meaning = known === null ? null : meaningOfKey(key);
  const value = meaning === null || known === null ? null : valueFor(meaning, known, key);
  return value === null ? "not determined by ib-bugreport" : code(value);
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

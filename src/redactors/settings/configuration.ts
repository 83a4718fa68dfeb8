import { type ConfigEntry, type ConfigKind, readConfig } from "../../formats/config/index.ts";
import type { DocumentKind } from "../../model/artifact.ts";
import type { DocumentRedactor, Span } from "../../model/redactor.ts";
import { decodedBase64, decodedUnder } from "../assignments/announced-code.ts";
import { type KeyMeaning, meaningOf, wordsOf } from "../assignments/key-name.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { looksSecret } from "../words/value-shape.ts";
import { isSafeValue } from "./safe-value.ts";
import { accountsInKeys } from "./toml-keys.ts";

const KINDS: readonly ConfigKind[] = ["env", "ini", "yaml", "toml", "json", "python", "shell"];
/** Left to the redactors of their own kind, which hide only what has to be hidden. */
const OWN_KIND = /^(?:D[UFI][A-Z]?|[UFI])\d{5,8}$|^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^[a-z][a-z0-9+.-]{1,20}:\/\//i;

/** Configuration files: everything that is not known to be harmless is hidden, comments and layout stay. */
export const configuration: DocumentRedactor = {
  id: "configuration-value",
  kind: "value",
  title: "Settings that are not known to be harmless",
  kinds: KINDS,
  read(text, kind) {
    if (!isConfigKind(kind)) return [];
    const spans: Span[] = kind === "toml" ? accountsInKeys(text) : [];
    let before: ConfigEntry | null = null;
    for (const entry of readConfig(text, kind).entries) {
      const options = optionsIn(text, entry);
      const span = options === null ? judge(text, asOption(text, entry, before), kind) : null;
      if (span) spans.push(...partsOf(span, entry));
      for (const option of options ?? []) spans.push(...withoutWrap(judge(text, option, kind)));
      before = entry;
    }
    return spans;
  },
};

/** `--pw`, `--pw=` and its value. */
const OPTION = /^--?([A-Za-z][\w.-]{0,60})(?:=|$)/;

/** An item of a list of arguments, under the name of its option: `--pw=x`, or `x` behind `--pw`. */
function asOption(text: string, entry: ConfigEntry, before: ConfigEntry | null): ConfigEntry {
  const parent = entry.path.slice(0, -1);
  if (!/^\d+$/.test(entry.path.at(-1) ?? "")) return entry;
  const own = OPTION.exec(entry.value);
  if (own !== null) {
    const value = entry.value.slice(own[0].length);
    const start = text.indexOf(own[0], entry.range[0]) + own[0].length;
    const end = start + value.length;
    if (start > entry.range[1] || text.slice(start, end) !== value) return entry;
    return { ...entry, path: [...parent, own[1] ?? ""], value, range: [start, end] };
  }
  const option = before !== null && isBeside(before.path, parent) ? OPTION.exec(before.value) : null;
  return option === null || option[0].endsWith("=")
    ? entry
    : { ...entry, path: [...parent, option[1] ?? ""] };
}

/** A command and its options in one text, `--user x --mode paper`: each value is judged under the name of its option. */
const COMMAND_LINE = /^(?:[a-z./][a-z./_-]*[ ])?--?[A-Za-z][\w.-]*(?:[ =][^"'`\n]*)?$/;

function optionsIn(text: string, entry: ConfigEntry): ConfigEntry[] | null {
  const from = text.indexOf(entry.value, entry.range[0]);
  if (
    !COMMAND_LINE.test(entry.value) ||
    !entry.value.includes(" ") ||
    from === -1 ||
    from > entry.range[0] + 3
  )
    return null;
  const parts: ConfigEntry[] = [];
  let name = "";
  for (const { 0: word, index } of entry.value.matchAll(/\S+/g)) {
    const option = OPTION.exec(word);
    const value = option === null ? word : word.slice(option[0].length);
    if (option !== null) name = option[1] ?? "";
    else if (index === 0) continue;
    if (value === "") continue;
    const end = from + index + word.length;
    const type = /^[\d.]+$/.test(value) ? "number" : "string";
    parts.push({ ...entry, path: [...entry.path, name], value, type, range: [end - value.length, end] });
    name = "";
  }
  return parts;
}

/** Within a longer text a quote would break the syntax. */
function withoutWrap(span: Span | null): Span[] {
  if (span === null) return [];
  const { wrap: _, ...rest } = span;
  return [rest];
}

function isBeside(path: readonly string[], parent: readonly string[]): boolean {
  return path.length === parent.length + 1 && parent.every((name, index) => path[index] === name);
}

/** `UserNameToDirectory=name,folder` holds two names of the user. */
function partsOf(span: Span, { path, value }: ConfigEntry): Span[] {
  const comma = /^usernametodirectory$/i.test(path.at(-1) ?? "") ? value.indexOf(",") : -1;
  if (comma <= 0) return [span];
  return [
    { ...span, end: span.start + comma },
    { ...span, start: span.start + comma + 1 },
  ];
}

function isConfigKind(kind: DocumentKind): kind is ConfigKind {
  return (KINDS as readonly string[]).includes(kind);
}

function judge(text: string, entry: ConfigEntry, kind: ConfigKind): Span | null {
  const { value, type, path } = entry;
  if (isPlaceholder(value) || type === "boolean" || type === "null" || isNamedSecret(entry)) return null;
  const name = [...path].reverse().find((one) => !/^\d+$/.test(one)) ?? "";
  const meaning = meaningOf(name);
  const named = isNamed(value, meaning, type);
  if (!named && (type === "number" || OWN_KIND.test(value) || isSafeValue(value, path))) return null;
  const { start, end, quoted } = inner(text, entry);
  if (end <= start) return null;
  const isPart = OPTION.test(text.slice(start - 2 - name.length, start));
  const wrap = quoted || isPart ? {} : wrapFor(kind, type);
  if (named) {
    const pseudonym = meaning === "user" ? "user" : meaning === "host" ? "host" : "secret";
    return {
      start,
      end,
      kind: pseudonym,
      learn: value.length >= 4 && !isCommonWord(value.toLowerCase()),
      ...(isKubernetes(text, path) ? decodedBase64(value) : decodedUnder(name, value)),
      ...wrap,
    };
  }
  return {
    start,
    end,
    learn: looksSecret(value),
    ...wrap,
  };
}

/** Which secrets a container is given, by their names: `secrets: [tws_password]`. */
function isNamedSecret({ path, value }: ConfigEntry): boolean {
  return (
    /^\d+$/.test(path[path.lastIndexOf("secrets") + 1] ?? "") &&
    /^[a-z][a-z_-]{2,60}$/i.test(value) &&
    wordsOf(value).length > 1 &&
    meaningOf(value) !== null
  );
}

/** The data of a Kubernetes secret is base64. */
function isKubernetes(text: string, path: readonly string[]): boolean {
  return path.at(-2) === "data" && /^[ \t]*["']?kind["']?:[ \t]*["']?Secret\b/m.test(text);
}

function isNamed(value: string, meaning: KeyMeaning, type: ConfigEntry["type"]): boolean {
  if (meaning === null || meaning === "random") return false;
  if (meaning === "user" || meaning === "host")
    return !isCommonWord(value.toLowerCase()) && !/^[\d.:]+$/.test(value);
  if (type === "number")
    return meaning === "secret" || meaning === "pin" ? value.length >= 4 : value.length >= 10;
  return !/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[\w .@/\\-]+$/.test(value) || meaning === "secret";
}

/** The stretch inside the quotes; for a YAML block the lines below its mark. */
function inner(text: string, { range }: ConfigEntry): { start: number; end: number; quoted: boolean } {
  const [start, end] = range;
  const raw = text.slice(start, end);
  const quotes = /^("""|'''|["'`])[\s\S]*\1$/.exec(raw);
  if (quotes?.[1] && raw.length >= 2 * quotes[1].length)
    return { start: start + quotes[1].length, end: end - quotes[1].length, quoted: true };
  const block = /^[|>][-+\d]{0,2}[^\n]*\n/.exec(raw);
  if (block) return { start: start + block[0].length, end, quoted: true };
  const before = text[start - 1];
  return { start, end, quoted: before === '"' || before === "'" };
}

/** Quotes for a pseudonym where a bare `<…>` would not be read as text. */
function wrapFor(kind: ConfigKind, type: ConfigEntry["type"]): { wrap?: string } {
  if (kind === "env" || kind === "shell") return { wrap: '"' };
  return (kind === "json" || kind === "toml" || kind === "python") && type !== "string"
    ? { wrap: '"' }
    : kind === "json"
      ? { wrap: '"' }
      : {};
}

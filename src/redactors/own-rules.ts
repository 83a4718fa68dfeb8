import type { Redactor } from "../model/redactor.ts";

/** Name of the file in a project's folder in which its owner adds to what is hidden. */
export const OWN_RULES_FILE = "ib-bugreport.redact.json";

/** What a project's own rules ask for. */
export interface OwnRules {
  readonly hide: readonly string[];
  readonly keep: readonly string[];
  readonly rules: readonly Redactor[];
}

export type ReadOwnRules =
  | { readonly ok: true; readonly own: OwnRules }
  | { readonly ok: false; readonly reason: string };

const LIMITS = { entries: 200, length: 200, stars: 2, star: 64 };

/**
 * Reads own rules: `{"hide": ["text"], "keep": ["email"], "patterns": [{"id": "strategy", "pattern": "STRAT-####-*"}]}`.
 * In a pattern `#` is a digit, `?` a letter or digit, `*` up to 64 characters without white space or quotes;
 * everything else stands for itself, so that no pattern can take long.
 */
export function readOwnRules(text: string): ReadOwnRules {
  let json: unknown;
  try {
    // Notepad puts a mark before what it writes.
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("it is not valid JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return refuse("it must hold a JSON object");
  const known = ["hide", "keep", "patterns"];
  const stranger = Object.keys(json).find((key) => !known.includes(key));
  if (stranger !== undefined)
    return refuse(`it may hold ${known.join(", ")}, but not "${stranger.slice(0, 40)}"`);
  const fields = json as { hide?: unknown; keep?: unknown; patterns?: unknown };
  const hide = texts(fields.hide);
  const keep = texts(fields.keep);
  if (hide === null || keep === null) return refuse('"hide" and "keep" must be lists of texts');
  for (const one of hide) {
    const problem = problemOfHidden(one);
    if (problem !== null) return refuse(`"hide": ${JSON.stringify(one)}: ${problem}`);
  }
  const patterns = fields.patterns ?? [];
  if (!Array.isArray(patterns) || patterns.length > LIMITS.entries)
    return refuse('"patterns" must be a list');
  const rules: Redactor[] = [];
  for (const [index, entry] of patterns.entries()) {
    const rule = readPattern(entry, index);
    if (typeof rule === "string") return refuse(`pattern ${index + 1}: ${rule}`);
    rules.push(rule);
  }
  return { ok: true, own: { hide, keep, rules } };
}

const LONGEST_HIDDEN = 1000;

/**
 * Why a text cannot be hidden; `null` when it can, which for less than six characters means between characters that are
 * no letters or digits. A shorter one stands in every other line, and hiding it would make the log unreadable.
 */
export function problemOfHidden(text: string): string | null {
  const { length } = Buffer.from(text.trim(), "utf8");
  if (length < 3) return "a text to hide needs at least 3 characters";
  if (length > LONGEST_HIDDEN) return `a text to hide has at most ${LONGEST_HIDDEN} characters`;
  return /[\p{L}\p{N}]/u.test(text) ? null : "a text to hide needs a letter or a digit";
}

function refuse(reason: string): ReadOwnRules {
  return { ok: false, reason };
}

function texts(value: unknown): string[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > LIMITS.entries) return null;
  return value.every((one): one is string => typeof one === "string" && one.length <= LIMITS.length)
    ? value
    : null;
}

function readPattern(entry: unknown, index: number): Redactor | string {
  if (typeof entry !== "object" || entry === null) return "it must be an object";
  const {
    id = `own-${index + 1}`,
    kind = "own",
    pattern,
  } = entry as { id?: unknown; kind?: unknown; pattern?: unknown };
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]{0,40}$/.test(id))
    return "its id must be small letters, digits and dashes";
  if (typeof kind !== "string" || !/^[a-z][a-z-]{0,20}$/.test(kind))
    return "its kind must be small letters and dashes";
  if (typeof pattern !== "string" || pattern.length > LIMITS.length || /[^\x20-\x7e]/.test(pattern))
    return `its pattern must be at most ${LIMITS.length} printable ASCII characters`;
  if ((pattern.match(/\*/g)?.length ?? 0) > LIMITS.stars) return `at most ${LIMITS.stars} stars`;
  const literal = /^[^*?]{2,32}/.exec(pattern)?.[0];
  if (literal === undefined || !/[A-Za-z0-9_-]/.test(literal))
    return "it must begin with at least 2 plain characters";
  return patternRedactor({ id, kind, pattern, literal });
}

function patternRedactor(own: { id: string; kind: string; pattern: string; literal: string }): Redactor {
  const source = [...own.pattern].map((character) =>
    character === "#"
      ? "\\d"
      : character === "?"
        ? "[A-Za-z0-9]"
        : character === "*"
          ? `[^\\s"'\`]{0,${LIMITS.star}}`
          : literally(character),
  );
  const pattern = new RegExp(source.join(""), "y");
  return {
    id: own.id,
    kind: own.kind,
    title: "A rule of this project",
    triggers: [own.literal],
    before: 0,
    after: LIMITS.length + LIMITS.stars * LIMITS.star,
    find({ text, at }) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      return match === null || match[0] === "" ? [] : [{ start: at, end: at + match[0].length }];
    },
    examples: { hide: [], keep: [] },
  };
}

function literally(character: string): string {
  return /[\\^$.+()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}

import type { Place, Redactor } from "../../model/redactor.ts";

/** Gives every hidden value a name by order of appearance: never a hash, an account id has only 10^7 possibilities. */
export interface Pseudonyms {
  /** `value` as latin1; the same value has the same name, which tells as what it was hidden first. */
  nameOf(kind: string, value: string, label: string | null): string;
  /** Takes a name found in the input out of use, so that no other value gets it. */
  reserve(kind: string, ordinal: number): void;
}

/** Names remembered per run; values beyond share one name, so that memory stays bounded. */
const MOST_NAMES = 100_000;

/** What a pseudonym looks like; nothing that looks so is ever hidden again. */
export const PSEUDONYM = /<[a-z][a-z-]{0,30}-(?:\d{1,9}|more)(?::[a-z]{1,12})?>/;

export function createPseudonyms(): Pseudonyms {
  const names = new Map<string, string>();
  const last = new Map<string, number>();
  return {
    nameOf(kind, value, label) {
      const key = value.length <= 64 ? value : digestOf(value);
      const known = names.get(key);
      if (known !== undefined) return known;
      const suffix = label === null ? "" : `:${label}`;
      if (names.size >= MOST_NAMES) return `<${kind}-more${suffix}>`;
      const ordinal = (last.get(kind) ?? 0) + 1;
      last.set(kind, ordinal);
      const name = `<${kind}-${ordinal}${suffix}>`;
      names.set(key, name);
      return name;
    },
    reserve(kind, ordinal) {
      last.set(kind, Math.max(last.get(kind) ?? 0, ordinal));
    },
  };
}

/** Whether between a `<` and the trigger stand only what names are made of: `->` and `SIGINT: 2>` are frequent. */
function opensBefore(bytes: Uint8Array, { at, end }: Place): boolean {
  for (let back = end - 2; back >= 0 && end - back < 64; back--) {
    const byte = bytes[back] as number;
    if (byte === 0x3c) return at > back;
    // Digits, `-`, `:` and small letters.
    if (!((byte >= 0x30 && byte <= 0x3a) || byte === 0x2d || (byte >= 0x61 && byte <= 0x7a))) return false;
  }
  return false;
}

const WHOLE = new RegExp(PSEUDONYM.source, "g");

/** Finds pseudonyms of an earlier run: whatever others want hidden there, they stay. */
export const pseudonymShield: Redactor = {
  id: "pseudonym",
  kind: "pseudonym",
  title: "Pseudonyms of an earlier run",
  triggers: ["#>", "-more>", "#:paper>", "#:live>", "-more:paper>", "-more:live>"],
  peek: opensBefore,
  before: 48,
  after: 0,
  find({ text, end }) {
    for (const match of text.matchAll(WHOLE))
      if (match.index + match[0].length === end) return [{ start: match.index, end, learn: false }];
    return [];
  },
  examples: { hide: [], keep: [] },
};

/** Kind and number of a pseudonym. */
export function readPseudonym(text: string): { kind: string; ordinal: number } | null {
  const match = /^<([a-z][a-z-]*)-(\d{1,9})[:>]/.exec(text);
  return match?.[1] === undefined ? null : { kind: match[1], ordinal: Number(match[2]) };
}

/** Loads the module late: most runs see no long value, and it takes as long to load as all redactors. */
function digestOf(value: string): string {
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(value, "latin1").digest("base64");
}

import { foldCase } from "../text/latin1.ts";
import type { Aliases } from "./aliases.ts";
import { CASELESS, type Known } from "./known-value.ts";
import { readCredentials, readingsOf } from "./readings.ts";

/** Who learns, and by what it judges. */
export interface Learner {
  /** Whether the value is new to it. */
  remember(known: Known): boolean;
  readonly aliases: Aliases;
  /** Words that are nobody's secret. */
  isCommon(word: string): boolean;
  /** Whether a text that no name announces looks like a secret all the same. */
  looksSecret(text: string): boolean;
  /** A value may hold whole settings, to be learned from in their turn. */
  readLater(text: string): void;
}

/** A value as it stands somewhere; `canonical` is what it means, where the syntax around it says so. */
export interface Written extends Known {
  readonly canonical: string | null;
}

/** A longer value is hidden where it stands, but not looked for elsewhere. */
const LONGEST_LEARNED = 1024;
const SHORTEST = 3;
/** What was decoded is looked for elsewhere from these lengths on: no name stands before it there. */
const SHORTEST_NAME = 3;
const SHORTEST_SECRET = 5;
/** The lines of a private key are as many; a longer text is no secret but holds one. */
const MOST_LINES = 64;
const SETTINGS = /\w["']?\s?[:=](?!=)[\s\S]{4}|:\/\//;
/** Kinds whose values are written in many ways; the others have a shape that an encoding would destroy. */
const ENCODED = new Set(["secret", "value", "user", "host", "email", "hidden"]);

/** Learns a value in the form in which it was found and in the forms that it stands for. */
export function learnWritten(
  { value, kind, label, canonical }: Written,
  { remember, aliases, isCommon, looksSecret, readLater }: Learner,
): void {
  const isUsable = (text: string, of = kind) =>
    text.length >= (of === "user" || of === "host" ? SHORTEST_NAME : SHORTEST_SECRET) &&
    text.length <= LONGEST_LEARNED &&
    !isCommon(text.toLowerCase());
  const isNew =
    value.length >= SHORTEST && value.length <= LONGEST_LEARNED && remember({ value, kind, label });
  const folded = foldCase(value);
  if (CASELESS.has(kind) && folded !== value) aliases.join(folded, value);
  const surname = kind === "person" ? surnameOf(value) : null;
  if (surname !== null && isUsable(surname)) {
    remember({ value: surname, kind, label });
    aliases.join(surname, value);
  }
  if ((!isNew && canonical === null && value.length <= LONGEST_LEARNED) || !ENCODED.has(kind)) return;
  for (const line of linesOf(value)) if (isUsable(line)) remember({ value: line, kind, label });
  const { plain, coded } = readingsOf(value);
  const meant = canonical === null ? plain : [canonical, ...plain];
  for (const text of [...meant, ...coded.filter((one) => one !== canonical && looksSecret(one))])
    if (isUsable(text)) {
      remember({ value: text, kind, label });
      aliases.join(text, value);
      for (const line of linesOf(text)) if (isUsable(line)) remember({ value: line, kind, label });
    }
  for (const text of [value, ...meant, ...coded]) {
    const { user, password } = readCredentials(text) ?? {};
    if (user !== undefined && password !== undefined && (text === canonical || looksSecret(password))) {
      if (isUsable(password, "secret")) remember({ value: password, kind: "secret", label: null });
      if (isUsable(user, "user")) remember({ value: user, kind: "user", label: null });
    }
  }
  const items = value.split(/[,;|]\s*/);
  if (items.length > 1 && items.every((item) => isUsable(item) && looksSecret(item)))
    for (const item of items) remember({ value: item, kind, label });
  // What is hidden as a whole may have its secrets elsewhere: a connection string, an address, JSON.
  for (const text of [value, ...meant, ...coded]) if (SETTINGS.test(text)) readLater(text);
}

/** Names of companies end so, and other words that are nobody's. */
const NO_SURNAME =
  /^(?:company|capital|trading|partners?|management|funds?|holdings?|group|bank|trust|services?|systems?|technolog\w*|solutions?|account|investments?|brokers?|foundation|contributors?|authors?|software|research|securities|limited|markets?|global|international)$/i;

/** What is left of a person's name where it is not written whole: `Dear Sample`. */
function surnameOf(name: string): string | null {
  const surname = /^[A-Z][\w'.\x80-\xff-]* (?:[A-Z][\w'.\x80-\xff-]* )?([A-Z][A-Za-z\x80-\xff]{5,30})$/.exec(
    name,
  )?.[1];
  return surname === undefined || NO_SURNAME.test(surname) ? null : surname;
}

/** The lines of a value that has several, without the white space around them: so they stand elsewhere. */
function linesOf(value: string): string[] {
  if (!/[\r\n]|^\s|\s$/.test(value)) return [];
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  return lines.length > MOST_LINES ? [] : lines.filter((line) => line !== "" && !line.startsWith("-----"));
}

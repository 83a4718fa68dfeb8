import type { Redactor } from "../../../model/redactor.ts";
import { foldCase } from "../text/latin1.ts";
import { type Automaton, compileAutomaton, fold } from "./automaton.ts";

/** Redactors compiled for scanning: one automaton for all their triggers, and who owns which. */
export interface Program {
  readonly automaton: Automaton;
  /** For each final state of the automaton: the triggers that end there and who asked for them. */
  readonly triggered: readonly (readonly Trigger[])[];
  /** For each final state: the length of its longest trigger where all are whole numbers, else 0. */
  readonly numbers: Uint8Array;
  /** Who wants to see runs of token characters. */
  readonly runOwners: readonly Owner[];
}

export interface Trigger {
  readonly length: number;
  readonly owners: readonly Owner[];
}

/** Who asked for a trigger. */
export interface Owner {
  readonly ranked: RankedRedactor;
  /** What the trigger is when it has digits or other scripts, of which the automaton sees little; `null`: what it sees is all. */
  readonly exact: Uint8Array[] | null;
  /** Of a run: the fewest characters it wants to see; 0 for a trigger. */
  readonly shortest: number;
}

/** A redactor with its place in the list; what is asked at every hit is copied, so that all have one shape. */
export interface RankedRedactor {
  readonly redactor: Redactor;
  /** Position in the list: decides between spans of equal length. */
  readonly rank: number;
  readonly peek: NonNullable<Redactor["peek"]> | null;
  readonly bounded: boolean;
  readonly glance: RegExp | null;
  readonly before: number;
  readonly after: number;
}

export function rankedRedactor(redactor: Redactor, rank: number): RankedRedactor {
  const { peek = null, bounded = false, glance = null, before, after } = redactor;
  return { redactor, rank, peek, bounded, glance, before, after };
}

/** The most a finder may look at before and after its trigger; the stream keeps and awaits that many bytes. */
export const MOST_BEFORE = 1024;
export const MOST_AFTER = 16_384;

/** Compiles redactors; `null` when their triggers need more states than the tables can number. */
export function compileProgram(redactors: readonly Redactor[], firstRank = 0): Program | null {
  const ranked = redactors.map((redactor, place) => rankedRedactor(redactor, firstRank + place));
  const byLiteral = triggersOf(ranked);
  const literals = [...byLiteral.keys()].sort();
  const automaton = compileAutomaton(literals);
  if (automaton === null) return null;
  const triggers = literals.map((literal) => byLiteral.get(literal) as Trigger);
  const triggered = automaton.found.map((ending) => ending.map((literal) => triggers[literal] as Trigger));
  const numbers = new Uint8Array(triggered.length);
  if (redactors.some(({ wholeNumbers }) => wholeNumbers))
    for (const [place, all] of triggered.entries())
      if (all.every(isWholeNumber)) numbers[place] = all[0]?.length ?? 0;
  const runOwners = ranked
    .filter(({ redactor }) => redactor.runs !== undefined)
    .map((one) => ({ ranked: one, exact: null, shortest: one.redactor.runs ?? 0 }));
  return { automaton, triggered, numbers, runOwners };
}

/** Triggers by what the automaton sees of them. */
function triggersOf(ranked: readonly RankedRedactor[]): Map<string, Trigger> {
  const byLiteral = new Map<string, { length: number; owners: Owner[] }>();
  for (const one of ranked)
    for (const text of one.redactor.triggers) {
      const literal = foldText(text);
      const exact =
        one.redactor.verifies || !UNTOLD.test(text) ? null : [Buffer.from(foldCase(text), "latin1")];
      const trigger = byLiteral.get(literal);
      const owners = trigger?.owners;
      const last = owners?.[owners.length - 1];
      if (owners === undefined)
        byLiteral.set(literal, { length: literal.length, owners: [{ ranked: one, exact, shortest: 0 }] });
      else if (last?.ranked !== one) owners.push({ ranked: one, exact, shortest: 0 });
      // Whoever asks for all that look alike need not tell them apart.
      else if (exact === null) owners[owners.length - 1] = { ranked: one, exact, shortest: 0 };
      else last.exact?.push(...exact);
    }
  return byLiteral;
}

function isWholeNumber({ owners }: Trigger): boolean {
  return owners.every(({ ranked: { redactor } }) => redactor.wholeNumbers);
}

/** What the automaton sees as one with others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it does not tell apart
const UNTOLD = /[\d\x00-\x1f\x80-\xff[\\\]{|}]/;

/** Whether one of the literals (in small letters) stands at `at`; letter case does not matter, `#` is any digit. */
export function standsAt(literals: readonly Uint8Array[], bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < literals.length; index++)
    if (isLiteral(literals[index] as Uint8Array, bytes, at)) return true;
  return false;
}

function isLiteral(literal: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < literal.length; index++)
    if (!isSame(bytes[at + index] as number, literal[index] as number)) return false;
  return true;
}

function isSame(byte: number, wanted: number): boolean {
  if (byte === wanted) return true;
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20 === wanted;
  return wanted === 0x23 && byte >= 0x30 && byte <= 0x39;
}

/** A text as the automaton sees it. */
export function foldText(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  let folded = "";
  for (let at = 0; at < text.length; at++) folded += FOLDED[text.charCodeAt(at) & 0xff];
  return folded;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they become one
const FOLDABLE = /[\x00-\x09\x0b-\x1f\dA-Z[\\\]\x80-\xff]/;
const FOLDED: readonly string[] = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(fold(byte)));

/** Length from which a run of token characters is worth asking about. */
export function shortestRun(runOwners: readonly Owner[]): number {
  return Math.min(...runOwners.map(({ shortest }) => shortest), 4096);
}

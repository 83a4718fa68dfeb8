import type { Redactor } from "../../model/redactor.ts";
import { type Automaton, compileAutomaton, fold } from "./automaton.ts";

/** Redactors compiled for scanning: one automaton for all their triggers, and who owns which. */
export interface Program {
  readonly automaton: Automaton;
  /** For each final state of the automaton: the triggers that end there and who asked for them. */
  readonly triggered: readonly (readonly Trigger[])[];
  /** Who wants to see runs of token characters. */
  readonly runOwners: readonly RankedRedactor[];
}

export interface Trigger {
  readonly length: number;
  readonly owners: readonly RankedRedactor[];
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
  const index = new Map<string, number>();
  const owners: RankedRedactor[][] = [];
  const ranked = redactors.map((redactor, place) => rankedRedactor(redactor, firstRank + place));
  for (const asking of ranked) {
    const { redactor } = asking;
    for (const trigger of redactor.triggers) {
      const literal = foldText(trigger);
      let slot = index.get(literal);
      if (slot === undefined) {
        slot = owners.length;
        index.set(literal, slot);
        owners.push([]);
      }
      const list = owners[slot];
      if (list && !list.includes(asking)) list.push(asking);
    }
  }
  const automaton = compileAutomaton([...index.keys()]);
  if (automaton === null) return null;
  const { found, lengths } = automaton;
  const triggered = found.map((literals) =>
    literals.map((literal) => ({ length: lengths[literal] ?? 0, owners: owners[literal] ?? [] })),
  );
  return { automaton, triggered, runOwners: ranked.filter(({ redactor }) => redactor.runs !== undefined) };
}

/** A text as the automaton sees it: letter case and digits folded. */
export function foldText(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at++) folded += String.fromCharCode(fold(text.charCodeAt(at) & 0xff));
  return folded;
}

/** Length from which a run of token characters is worth asking about. */
export function shortestRun(runOwners: readonly RankedRedactor[]): number {
  return Math.min(...runOwners.map(({ redactor }) => redactor.runs ?? 4096), 4096);
}

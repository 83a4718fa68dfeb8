import type { Facts } from "../../facts.ts";
import type { Phrase, PhrasePart } from "../phrase.ts";
import type { Detail } from "../report.ts";

/** What a fact says: one sentence for the table of evidence, and what there is to look up. */
export interface FactView {
  readonly seen: Phrase;
  readonly details: readonly Detail[];
}

/** Turns the value of one fact into words. */
export interface Presenter {
  readonly fact: string;
  readonly title: string;
  /** Whether it has a line in the table of evidence. */
  readonly evidence: boolean;
  /** Section that lists its details; `null`: none, or a section of its own. */
  readonly group: "environment" | "configuration" | null;
  present(value: unknown): FactView;
  /** What to say where it was looked for and not there, when other facts tell of it; `null`: just that. */
  readonly absent?: (facts: Partial<Facts>) => Phrase | null;
}

/** Declares a presenter; the value is typed by the fact's id. A value of another shape (a stranger's bundle) may make it throw. */
export function definePresenter<const Id extends keyof Facts & string>(
  presenter: Omit<Presenter, "fact" | "present"> & {
    readonly fact: Id;
    readonly present: (value: NonNullable<Facts[Id]>) => FactView;
  },
): Presenter {
  return { ...presenter, present: (value) => presenter.present(value as NonNullable<Facts[Id]>) };
}

/** A detail, or nothing when there is nothing to say. */
export function detail(label: string, value: Phrase | string | number | null | undefined): readonly Detail[] {
  if (value === null || value === undefined || value === "" || isEmpty(value)) return [];
  if (typeof value === "string") return [{ label, value: [{ value }] }];
  return [{ label, value: typeof value === "number" ? [{ own: String(value) }] : value }];
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.every((part: PhrasePart) => "own" in part && part.own === "");
}

/** Names and values as `NAME=value`, in one phrase. */
export function settings(values: Readonly<Record<string, string>>): readonly { readonly value: string }[] {
  return Object.entries(values).map(([name, value]) => ({ value: `${name}=${value}` }));
}

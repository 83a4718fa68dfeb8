import type { Confidence, Fault, Severity } from "../model/finding.ts";
import type { Phrase } from "./phrase.ts";

/** All that a report says, in the order it is read. Plain JSON: templates only lay it out. Values in it are redacted. */
export interface Report {
  readonly schemaVersion: 1;
  readonly title: string;
  readonly tool: { readonly name: "ib-bugreport"; readonly version: string };
  readonly times: RunTimes;
  /** Why the run ended early; `null`: it did not. */
  readonly interrupted: string | null;
  /** Name of the person who has read it; `null`: nobody has. */
  readonly reviewedBy: string | null;
  readonly verdict: VerdictView;
  readonly client: ClientView;
  /** What maintainers ask for first, each with its name as its users write it. */
  readonly versions: readonly Version[];
  /** The decisive lines, at most four, for the first screen. */
  readonly quotes: readonly Citation[];
  readonly words: Words;
  readonly findings: readonly FindingView[];
  readonly evidence: readonly EvidenceRow[];
  readonly log: LogView;
  readonly codes: readonly CodeView[];
  /** `null`: the program was not run. */
  readonly run: RunView | null;
  readonly environment: readonly Group[];
  readonly configuration: readonly Group[];
  readonly tried: { readonly user: readonly string[]; readonly tool: readonly Phrase[] };
  readonly ruledOut: readonly RuledOutView[];
  /** Remedies, workarounds and the observations that decide what is open, most useful first. */
  readonly next: readonly string[];
  readonly unknown: UnknownView;
  readonly reproduce: ReproduceView;
  readonly redactions: readonly RedactionRow[];
  readonly contents: readonly ContentRow[];
  /** What was left out to keep within a limit, one sentence each. */
  readonly leftOut: readonly string[];
}

export interface RunTimes {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly tookMs: number;
}

/** The user's own words about what went wrong; `null` and empty where there are none. */
export interface Words {
  readonly title: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly steps: readonly string[];
  readonly tried: readonly string[];
}

/** The verdict in words for people, beside the ids for machines. */
export interface VerdictView {
  readonly headline: string;
  readonly failureMode: string | null;
  /** What the mode means; `null` when the mode is unknown. */
  readonly modeTitle: string | null;
  /** The same, or the cause in words where no failure mode is it; `null` when it is not known. */
  readonly cause: string | null;
  /** Command that tells more about the mode; `null` when the mode is unknown. */
  readonly explain: string | null;
  readonly fault: Fault;
  /** Who has to act. */
  readonly actor: string;
  readonly confidence: Confidence;
  /** What this confidence rests on. */
  readonly confidenceMeans: string;
  readonly refutedBy: string | null;
  readonly alternatives: readonly AlternativeView[];
}

export interface AlternativeView {
  readonly failureMode: string;
  readonly title: string | null;
  readonly actor: string;
  readonly decidedBy: string;
}

export interface FindingView {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly remedy: string;
  /** Section of the package's documentation; `null` when a bundle of another release names none. */
  readonly docs: string | null;
  readonly citations: readonly Citation[];
  readonly defect: { readonly component: string; readonly id: string; readonly summary: string } | null;
}

/** A quote and where in the bundle it can be looked up: `logs/live.log:12` or `facts.json: tws.handshake …`. */
export interface Citation {
  readonly place: string;
  readonly quote: string;
}

/** The library the program talks to TWS with. */
export interface ClientView {
  /** One when it is clear; several, most likely first, when it is not; empty when nothing names any. */
  readonly names: readonly string[];
  /** What speaks for each; `null` where nothing speaks for a second one. */
  readonly why: Phrase | null;
}

export interface Version {
  readonly name: string;
  readonly version: string;
  /** Where it was read: a folder, `the log`, `the handshake`. */
  readonly from: string;
}

/** One line of the evidence table. */
export interface EvidenceRow {
  readonly fact: string;
  readonly title: string;
  readonly seen: Phrase;
  /** `null`: it was not looked at, or took no time of its own. */
  readonly tookMs: number | null;
}

/** An IB code that was seen: who makes it and what it means. */
export interface CodeView {
  readonly code: number;
  readonly maker: string;
  readonly meaning: string;
}

export interface LogView {
  /** Ready lines of the time line: time, gap, who, what, where. */
  readonly lines: readonly string[];
  /** What to bear in mind when reading the times; `null`: nothing. */
  readonly note: string | null;
  /** Events of the facts that are not among the lines. */
  readonly omitted: number;
  /** Events that are in no list: they repeat others, or there were too many. */
  readonly notListed: number;
  readonly files: readonly Phrase[];
  /** Why there are no lines; `null` when there are. */
  readonly reason: string | null;
}

export interface RunView {
  readonly details: readonly Detail[];
  readonly connections: readonly Phrase[];
  /** Mermaid source; `null`: nothing to draw. */
  readonly diagram: string | null;
  /** The decisive seconds as text. */
  readonly lines: readonly string[];
  readonly omitted: number;
}

/** What one fact says, as a list of names and values. */
export interface Group {
  readonly fact: string;
  readonly title: string;
  readonly details: readonly Detail[];
  /** Why there are no details; `null` when there are. */
  readonly reason: string | null;
}

export interface Detail {
  readonly label: string;
  readonly value: Phrase;
}

export interface RuledOutView {
  readonly what: string;
  readonly citation: Citation;
}

export interface UnknownView {
  /** Whether there is nothing of all this. */
  readonly nothing: boolean;
  /** Rules that could not decide, by what they lacked. */
  readonly undetermined: readonly { readonly missing: string; readonly rules: readonly string[] }[];
  readonly skipped: readonly { readonly title: string; readonly reason: string }[];
  readonly failed: readonly { readonly title: string; readonly reason: string }[];
}

export interface ReproduceView {
  /** The user's own steps. */
  readonly steps: readonly string[];
  /** Commands that show the same, each with what it is for. */
  readonly commands: readonly { readonly purpose: string; readonly command: string }[];
}

export interface RedactionRow {
  readonly redactor: string;
  readonly count: number;
  /** Where, the first few. */
  readonly where: Phrase;
}

export interface ContentRow {
  readonly path: string;
  /** `null`: not known while the report is written. */
  readonly bytes: number | null;
  readonly source: string;
}

/** Who has to act. The words are those of `failure-modes.json`. */
export type Fault =
  | "user-config"
  | "program"
  | "client-library"
  | "tws"
  | "network"
  | "ibkr"
  | "none"
  | "unknown";

/** `proven`: the evidence excludes the alternatives. `likely`: one is left. `possible`: several are. */
export type Confidence = "proven" | "likely" | "possible" | "none";

export type Severity = "error" | "warning" | "info";

/** A place anyone can look up in the bundle, and what stands there. */
export type Evidence =
  | { readonly fact: string; readonly path: string; readonly quote: string }
  | { readonly artifact: string; readonly lines: readonly [number, number]; readonly quote: string };

/** At least one: a finding without evidence does not compile. */
export type EvidenceList = readonly [Evidence, ...Evidence[]];

/** A defect of a library that the evidence proves although the fault of this run lies elsewhere. */
export interface LibraryDefect {
  /** Distribution or repository name as its users know it, e.g. `nautilus_trader`. */
  readonly component: string;
  /** Stable id, e.g. `nautilus-swallows-cancellation`. */
  readonly id: string;
  readonly summary: string;
}

export interface Alternative {
  readonly failureMode: string;
  readonly fault: Fault;
  /** The one observation that decides between it and the verdict. */
  readonly decidedBy: string;
}

/** Something the evidence excludes. */
export interface RuledOut {
  readonly fault: Fault;
  readonly failureMode?: string;
  readonly evidence: Evidence;
}

/** One cause or symptom that a rule has shown. */
export interface Finding {
  readonly rule: string;
  readonly failureMode: string | null;
  /** The cause in a few words, where it is known and no failure mode is it. */
  readonly cause?: string;
  readonly fault: Fault;
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** What was seen, then what it means. One or two sentences. */
  readonly summary: string;
  /** What to do, fitting the versions found. */
  readonly remedy: string;
  readonly evidence: EvidenceList;
  /** The one observation that would refute this. */
  readonly refutedBy: string;
  readonly alternatives: readonly Alternative[];
  readonly ruledOut: readonly RuledOut[];
  readonly libraryDefect?: LibraryDefect;
  /** Section of this package's documentation about it: `docs/modes.md#client-id-in-use`. */
  readonly docs?: string;
}

import type { Confidence } from "../../../src/model/finding.ts";
import type { Given } from "../given.ts";

/** A fixture with its truth, and a neighbour that differs in the one observation that decides. */
export interface Case {
  /** Mode that `given` must yield; `null`: open on purpose. */
  readonly mode: string | null;
  readonly name: string;
  readonly given: Given;
  readonly fault?: string;
  readonly confidence?: Confidence;
  /** Modes that must stand among the alternatives. */
  readonly alternatives?: readonly string[];
  readonly neighbours?: readonly Neighbour[];
}

export interface Neighbour {
  /** The one difference, in words. */
  readonly differs: string;
  /** What it must yield. */
  readonly mode: string | null;
  readonly given: Given;
}

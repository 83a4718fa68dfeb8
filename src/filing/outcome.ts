/** What became of an attempt to file an issue; the words are part of the contract. */
export type Outcome = "filed" | "duplicate" | "needs-person" | "not-filed" | "unknown" | "capped" | "draft";

/** The answer of `file`: what `--json` prints, nothing more. */
export interface Filing {
  readonly schemaVersion: 1;
  readonly outcome: Outcome;
  /** The issue (filed or found), or with `draft` the page that opens it prefilled. */
  readonly url: string | null;
  readonly number: number | null;
  /** What happened, whether anything was created, what to do. */
  readonly reason: string;
}

/** The exit code that tells each outcome to a shell. */
export const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  filed: 0,
  duplicate: 3,
  "needs-person": 4,
  draft: 4,
  "not-filed": 5,
  unknown: 6,
  capped: 7,
};

/** Makes the answer; an issue is named when there is one. */
export function outcome(
  outcome: Outcome,
  reason: string,
  issue?: { readonly url: string | null; readonly number: number | null },
): Filing {
  return { schemaVersion: 1, outcome, url: issue?.url ?? null, number: issue?.number ?? null, reason };
}

import type { Observation } from "../model/observation.ts";
import type { Redacted } from "../model/redacted.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Report } from "../report/index.ts";

/** What an issue is about: the content of a bundle, as far as filing needs it. Facts are a stranger's until checked. */
export interface Case {
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, Observation<unknown>>>;
  /** What the bundle says, in the order people read it; its words are redacted. */
  readonly report: Report;
  /** The zip that the person may drag into the issue. */
  readonly zip: { readonly path: string; readonly bytes: number } | null;
  /** Text files of the bundle, for a gist. */
  readonly texts: Readonly<Record<string, Redacted>>;
}

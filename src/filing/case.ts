import type { Observation } from "../model/observation.ts";
import type { Redacted, RedactionEntry } from "../model/redacted.ts";
import type { Verdict } from "../model/verdict.ts";

/** The user's own words about what went wrong; `null` and empty where he gave none. */
export interface OwnWords {
  readonly title: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly steps: readonly string[];
  readonly tried: readonly string[];
}

/** What an issue is about: the content of a bundle, as far as filing needs it. Facts are a stranger's until checked. */
export interface Case {
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, Observation<unknown>>>;
  /** `report.md` of the bundle. */
  readonly reportMarkdown: Redacted;
  readonly words: OwnWords;
  readonly toolVersion: string;
  readonly redactions: readonly RedactionEntry[];
  /** The zip that the person may drag into the issue. */
  readonly zip: { readonly path: string; readonly bytes: number } | null;
}

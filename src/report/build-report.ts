import type { Observation } from "../model/observation.ts";
import type { RedactionEntry } from "../model/redacted.ts";
import type { Verdict } from "../model/verdict.ts";
import type { ContentRow, Report, RunTimes, Words } from "./report.ts";

/** What a report is built from. Everything is redacted already; facts may be a stranger's and of any shape. */
export interface ReportInput {
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, Observation<unknown>>>;
  readonly words: Words;
  readonly redactions: readonly RedactionEntry[];
  readonly contents: readonly ContentRow[];
  readonly toolVersion: string;
  readonly times: RunTimes;
  readonly interrupted?: string | null;
  readonly reviewedBy?: string | null;
}

/** Builds the report from facts and verdict. Pure: the same input gives the same report. */
export function buildReport(_input: ReportInput): Report {
  throw new Error("not written yet");
}

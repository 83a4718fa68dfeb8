import { type Observation, reasonOf } from "../model/observation.ts";
import type { RedactionEntry } from "../model/redacted.ts";
import type { Verdict } from "../model/verdict.ts";
import { clientLibrary } from "./client-library.ts";
import { codesSeen } from "./codes-seen.ts";
import { logView } from "./log-view.ts";
import { nextSteps } from "./next-steps.ts";
import { observedValues } from "./observed-values.ts";
import { redactionRows } from "./redaction-rows.ts";
import type { Citation, ContentRow, Report, RunTimes, Words } from "./report.ts";
import { reproduceView } from "./reproduce.ts";
import { runView } from "./run-view.ts";
import { evidenceRows, groups } from "./sections/fact-view.ts";
import { reportTitle } from "./title.ts";
import { triedByTool } from "./tried.ts";
import { unknownView } from "./unknown-view.ts";
import { findingView, ruledOutView, verdictView } from "./verdict-view.ts";
import { versionsOf } from "./versions.ts";

/** What a report is built from. Everything is redacted already; facts may be a stranger's and of any shape. */
export interface ReportInput {
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, Observation<unknown>>>;
  readonly words: Words;
  readonly redactions: readonly RedactionEntry[];
  readonly contents: readonly ContentRow[];
  /** Files that did not go into the bundle, each with the reason. */
  readonly leftOut?: readonly { readonly path: string; readonly reason: string }[];
  readonly toolVersion: string;
  readonly times: RunTimes;
  readonly interrupted?: string | null;
  readonly reviewedBy?: string | null;
}

/** Builds the report from facts and verdict. Pure: the same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const { verdict, facts, words } = input;
  const seen = observedValues(facts);
  const view = verdictView(verdict);
  const versions = guarded(() => versionsOf(facts), []);
  const client = guarded(() => clientLibrary(seen, verdict.findings), { names: [], why: null });
  const findings = verdict.findings.map(findingView);
  return {
    schemaVersion: 1,
    title: guarded(
      () =>
        reportTitle({
          own: words.title,
          cause: view.cause,
          headline: view.headline,
          versions,
          client,
        }),
      "A report on the connection to TWS",
    ),
    tool: { name: "ib-bugreport", version: input.toolVersion },
    times: input.times,
    interrupted: input.interrupted ?? null,
    reviewedBy: input.reviewedBy ?? null,
    verdict: view,
    client,
    versions,
    quotes: decisive(findings[0]?.citations ?? []),
    words,
    findings,
    evidence: evidenceRows(facts),
    log: guarded(
      () => logView(seen["capture.logs"], verdict.findings, reasonOf(facts["capture.logs"])),
      NO_LOG,
    ),
    codes: guarded(() => codesSeen(seen), []),
    run: guarded(() => runView(seen), null),
    environment: groups(facts, "environment"),
    configuration: groups(facts, "configuration"),
    tried: { user: words.tried, tool: guarded(() => triedByTool(seen), []) },
    ruledOut: verdict.ruledOut.map(ruledOutView),
    next: nextSteps(verdict, "capture.run" in facts),
    unknown: unknownView(verdict, facts),
    reproduce: guarded(
      () => reproduceView({ facts: seen, steps: words.steps, paths: input.contents.map((one) => one.path) }),
      { steps: words.steps, commands: [] },
    ),
    redactions: redactionRows(input.redactions),
    contents: input.contents,
    leftOut: (input.leftOut ?? []).map(({ path, reason }) => `${path} is not in the bundle: ${reason}`),
  };
}

/** The first screen has room for a few: none says what another says. */
function decisive(citations: readonly Citation[]): readonly Citation[] {
  const isFirst = ({ quote }: Citation, at: number) =>
    citations.findIndex((one) => one.quote === quote) === at;
  return citations.filter(isFirst).slice(0, 4);
}

const NO_LOG = {
  lines: [],
  note: null,
  omitted: 0,
  notListed: 0,
  files: [],
  reason: "the log events are of a shape this version does not know",
};

/** A part that a stranger's fact breaks is missing from the report; the report still comes out. */
function guarded<Part>(build: () => Part, otherwise: Part): Part {
  try {
    return build();
  } catch {
    return otherwise;
  }
}

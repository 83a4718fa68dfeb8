import type { Case } from "../../src/filing/case.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { buildReport, type ReportInput, renderIssue } from "../../src/report/index.ts";
import { originInput, originVerdict } from "../report/origin-case.ts";
import { packageTemplates } from "../report/templates.ts";

const templates = await packageTemplates();

/** The layout of our own, as the application injects it. */
export const renderOwn: Parameters<typeof renderIssue> extends [infer R, ...unknown[]]
  ? (report: R, max: number) => ReturnType<typeof renderIssue>
  : never = (report, max) => renderIssue(report, templates, max);

/** A failure whose cause is the library, as a bundle tells it. */
export const libraryVerdict: Verdict = {
  ...originVerdict,
  failureMode: "request-before-ready",
  fault: "client-library",
  headline: "The library sends a request before next valid id, and TWS closes the connection.",
  findings: originVerdict.findings.map(({ libraryDefect: _, ...finding }) => ({
    ...finding,
    failureMode: "request-before-ready",
    fault: "client-library" as const,
  })),
};

/** A case to file; what a test does not change is the library failure above. */
export function caseOf(change: Partial<ReportInput> = {}): Case {
  const input = { ...originInput, verdict: libraryVerdict, ...change };
  return { verdict: input.verdict, facts: input.facts, report: buildReport(input), zip: null, texts: {} };
}

import { failureMode } from "../ib/failure-modes.ts";
import type { Confidence, Fault, Finding, RuledOut } from "../model/finding.ts";
import { statedCause, type Verdict } from "../model/verdict.ts";
import { citation } from "./citation.ts";
import type { FindingView, RuledOutView, VerdictView } from "./report.ts";

/** Who has to act, in the words of the first screen. */
const ACTOR: Readonly<Record<Fault, string>> = {
  "user-config": "whoever runs the program: a setting or an installation on that side",
  program: "the author of the program that uses the library",
  "client-library": "the maintainers of the client library",
  tws: "whoever runs TWS or IB Gateway",
  network: "whoever runs the network or the machines between the program and TWS",
  ibkr: "Interactive Brokers",
  none: "nobody",
  unknown: "not known",
};

/** What a confidence rests on, given how many other causes the verdict names, and whether it names one itself. */
function means(confidence: Confidence, others: number, named: boolean): string {
  const causes = others === 1 ? "1 other cause is" : `${others} other causes are`;
  if (confidence === "proven") return "what was seen excludes the alternatives";
  if (confidence === "likely")
    return others === 0 ? "another cause is not excluded" : `${causes} not excluded`;
  if (confidence === "possible" && others === 0)
    return named ? "another cause is not excluded" : "what was seen leaves the cause open";
  if (confidence === "possible") return "several causes fit what was seen";
  return others === 0 ? "nothing that was seen shows a cause" : `${others} causes fit what was seen`;
}

export function verdictView(verdict: Verdict): VerdictView {
  const cause = titleOf(verdict.failureMode) ?? statedCause(verdict);
  return {
    headline: verdict.headline,
    failureMode: verdict.failureMode,
    modeTitle: titleOf(verdict.failureMode),
    cause,
    explain: verdict.failureMode === null ? null : `npx ib-bugreport explain ${verdict.failureMode}`,
    fault: verdict.fault,
    actor: ACTOR[verdict.fault] ?? ACTOR.unknown,
    confidence: verdict.confidence,
    confidenceMeans: means(verdict.confidence, verdict.alternatives.length, cause !== null),
    refutedBy: verdict.refutedBy === "" ? null : verdict.refutedBy,
    alternatives: verdict.alternatives.map((one) => ({
      failureMode: one.failureMode,
      title: titleOf(one.failureMode),
      actor: ACTOR[one.fault] ?? ACTOR.unknown,
      decidedBy: one.decidedBy,
    })),
  };
}

export function findingView(finding: Finding): FindingView {
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    summary: finding.summary,
    remedy: finding.remedy,
    docs: finding.docs ?? null,
    citations: finding.evidence.slice(0, 12).map(citation),
    defect: finding.libraryDefect ?? null,
  };
}

/** What the evidence excludes, with the observation that does. */
export function ruledOutView(one: RuledOut): RuledOutView {
  const mode = one.failureMode === undefined ? null : (titleOf(one.failureMode) ?? one.failureMode);
  return { what: mode ?? FAULT[one.fault] ?? one.fault, citation: citation(one.evidence) };
}

const FAULT: Readonly<Record<Fault, string>> = {
  "user-config": "A setting on the user's side",
  program: "The user's program",
  "client-library": "The client library",
  tws: "TWS or IB Gateway",
  network: "The network between the program and TWS",
  ibkr: "Interactive Brokers' side",
  none: "No fault at all",
  unknown: "An unknown fault",
};

function titleOf(mode: string | null): string | null {
  return mode === null ? null : (failureMode(mode)?.title ?? null);
}

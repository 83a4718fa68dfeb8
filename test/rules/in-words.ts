import { failureMode } from "../../src/ib/failure-modes.ts";
import type { Evidence, Finding } from "../../src/model/finding.ts";
import type { Verdict } from "../../src/model/verdict.ts";

/** Ports and client ids that were free on this machine, and times that it took: other numbers each time. */
const BY_CHANCE = /\b(?:[2-6]\d{4}|\d{6})\b|(?<=\b(?:ends|cut) )\d+(?= ms)/g;

/** What a verdict says, as lines to read and to compare with those of before; `about` is the rule that the case is for. */
export function inWords(name: string, verdict: Verdict, about: string | null): string {
  const { confidence, fault, findings, alternatives, ruledOut, undetermined, refutedBy } = verdict;
  const missing = undetermined.find((one) => one.rule === about)?.missing;
  const lines = [
    `## ${name}`,
    `${confidence}: ${fault}, ${verdict.failureMode ?? "mode open"}`,
    ...listed("or", alternatives),
    ...listed("not", ruledOut),
    ...(missing === undefined ? [] : [`${about} needs ${missing}`]),
    ...(findings.length === 0 ? [`refuted by: ${refutedBy}`] : findings.flatMap(finding)),
  ];
  return `${lines.join("\n").replace(BY_CHANCE, "{n}")}\n`;
}

function finding(one: Finding): string[] {
  const usual = one.failureMode === null ? undefined : failureMode(one.failureMode)?.act;
  return [
    `- ${one.rule} (${one.severity}, ${one.confidence}, ${one.fault}): ${one.summary}`,
    ...(one.cause === undefined ? [] : [`  cause: ${one.cause}`]),
    ...(one.remedy === usual ? [] : [`  do: ${one.remedy}`]),
    `  seen: ${one.evidence.map(place).join("; ")}`,
    `  refuted by: ${one.refutedBy}`,
    ...one.alternatives.map((other) => `  or ${other.failureMode}: ${other.decidedBy}`),
    ...listed("  not", one.ruledOut),
    ...(one.libraryDefect === undefined ? [] : [`  besides: ${one.libraryDefect.id}`]),
  ];
}

function listed(word: string, items: readonly { failureMode?: string; fault: string }[]): string[] {
  const names = items.map((one) => one.failureMode ?? one.fault);
  return names.length === 0 ? [] : [`${word} ${names.join(", ")}`];
}

function place(one: Evidence): string {
  return "fact" in one ? `${one.fact} ${one.path}` : `${one.artifact}:${one.lines[0]}`;
}

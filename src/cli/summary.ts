import { styleText } from "node:util";
import type { ReportResult } from "../app/options.ts";
import type { Finding } from "../model/finding.ts";
import { statedCause, type Verdict } from "../model/verdict.ts";
import type { Io } from "./io.ts";
import { printable } from "./printable.ts";

/** Who has to act, in words. */
const ACTORS: Readonly<Record<Verdict["fault"], string>> = {
  "user-config": "a setting, which you can change",
  program: "the program that connects",
  "client-library": "the client library",
  tws: "TWS or IB Gateway",
  network: "the network or the operating system",
  ibkr: "Interactive Brokers' service",
  none: "nobody",
  unknown: "not known",
};

/** Prints the verdict in a few sentences, then where the files are and what to do next. */
export function printSummary(result: ReportResult, io: Io): void {
  printVerdict(shortened(result.verdict), io);
  const out = (text: string) => io.stdout.write(`${text}\n`);
  out("");
  if (result.program !== null) out(`Program ${printable(result.program)}`);
  if (result.report) out(`Report  ${printable(result.report)}`);
  if (result.bundle) out(`Bundle  ${printable(result.bundle)}`);
  if (!result.report) out(printable(result.markdown));
  for (const warning of result.warnings) io.stderr.write(`warning: ${printable(warning)}\n`);
  if (result.bundle) {
    out("");
    out("Nothing has left this machine. Read the report, attach the bundle to a ticket, or file it:");
    out(`  ib-bugreport file ${printable(result.bundle)}`);
  }
}

/** What to do, in two sentences: the report has the whole of it. */
function shortened(verdict: Verdict): Verdict {
  const findings = verdict.findings.map((one) => {
    const two = /^.*?[.!?] (?=\p{Lu}).*?[.!?](?= \p{Lu})/su.exec(one.remedy);
    return two === null ? one : { ...one, remedy: `${two[0]} More in the report.` };
  });
  return { ...verdict, findings };
}

/** The verdict alone: headline, who has to act, what to do, what would refute it. */
export function printVerdict(verdict: Verdict, io: Io): void {
  const style = (name: "bold" | "dim", text: string) =>
    styleText(name, text, { stream: io.stdout, validateStream: true });
  const out = (text: string) => io.stdout.write(`${text}\n`);
  out("");
  out(style("bold", printable(verdict.headline)));
  const mode = verdict.failureMode ?? statedCause(verdict) ?? "cause not known";
  out(`${printable(mode)} · ${verdict.confidence} · to act: ${ACTORS[verdict.fault]}`);
  const first = verdict.findings[0];
  if (first) out(printable(`To do: ${first.remedy}`));
  for (const other of verdict.alternatives.slice(0, 5))
    out(printable(`Also possible: ${other.failureMode}. Decided by: ${other.decidedBy}`));
  for (const other of alsoFound(verdict).slice(0, 5)) out(printable(`Also found: ${other.summary}`));
  if (verdict.failureMode) out(style("dim", printable(`More: ib-bugreport explain ${verdict.failureMode}`)));
  if (verdict.refutedBy) out(style("dim", printable(`Refuted by: ${verdict.refutedBy}`)));
}

/** What was found beside the cause, unless it stands among what is possible already. */
function alsoFound({ findings, failureMode, alternatives }: Verdict): readonly Finding[] {
  const told = new Set([failureMode, ...alternatives.map((one) => one.failureMode)]);
  return findings
    .slice(1)
    .filter((one) => one.severity !== "info" && (one.failureMode === null || !told.has(one.failureMode)));
}

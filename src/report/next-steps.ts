import { failureMode } from "../ib/failure-modes.ts";
import type { Fault } from "../model/finding.ts";
import type { Verdict } from "../model/verdict.ts";

/** What to do: the remedies, else what is known to help with this mode; then what would decide between the causes left. */
export function nextSteps(verdict: Verdict, wasRun: boolean): string[] {
  const remedies = verdict.findings.map((finding) => finding.remedy);
  const known = verdict.failureMode === null ? undefined : failureMode(verdict.failureMode);
  const deciding = verdict.alternatives.map((one) => `To decide on ${one.failureMode}: ${one.decidedBy}`);
  const steps = [
    ...(remedies.length > 0 ? remedies : [known?.act ?? ""]),
    ...deciding,
    wasRun || !IN_THE_PROGRAM.has(verdict.fault) ? "" : RUN,
  ];
  return [...new Set(steps.filter((step) => step.trim() !== ""))];
}

/** Faults that a run of the program tells more about. */
const IN_THE_PROGRAM: ReadonlySet<Fault> = new Set(["program", "client-library", "unknown"]);
const RUN =
  "To see who ends the connection, and when, run the program behind the wire tap: `npx ib-bugreport run -- COMMAND`.";

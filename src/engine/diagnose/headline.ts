import type { Fault, Finding } from "../../model/finding.ts";
import type { Decision } from "./contest.ts";

/** Who has to act, in a sentence that follows what was seen and what it means. */
const WHO_ACTS: Readonly<Record<Fault, string>> = {
  "user-config": "To be put right in the settings on the user's side.",
  program: "To be put right in the user's program.",
  "client-library": "To be put right in the client library.",
  tws: "TWS or IB Gateway has to be brought into order.",
  network: "To be put right on the way between the program and TWS.",
  ibkr: "Only IBKR's side can end it; wait or ask IBKR.",
  none: "Nobody has to act.",
  unknown: "Who has to act is not known yet.",
};

/** The verdict in two or three sentences: what was seen, what it means, who acts. */
export function headline(decision: Decision, first: Finding | undefined): string {
  if (first === undefined)
    return "Nothing that could be looked at shows a cause. Who has to act is not known yet.";
  if (decision.failureMode === first.failureMode) return `${first.summary} ${WHO_ACTS[decision.fault]}`;
  const names = decision.alternatives.map((one) => one.failureMode).join(", ");
  return `Several causes fit what was seen: ${names}. What was seen cannot tell them apart. ${WHO_ACTS[decision.fault]}`;
}

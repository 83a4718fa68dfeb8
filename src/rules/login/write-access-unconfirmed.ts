import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import { codeConfidence, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { readOnlyErrors } from "../evidence/read-only.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const writeAccessUnconfirmed = modeRule("write-access-unconfirmed", {
  uses: [...SIGHTS, "tws.ibc"],
  explains: ["startup-sync-timeout"],
  check(facts) {
    const seen = some(readOnlyErrors(facts));
    const box = boxIsOff(facts);
    if (seen === undefined || box === undefined) return clear;
    return {
      confidence: codeConfidence(facts, seen[0], box.dialog ? "proven" : "likely"),
      summary:
        "TWS rejects orders with 321 as read-only, although the Read-Only box is off: write access still awaits a confirmation in TWS.",
      evidence: [box.evidence, seen[0].evidence],
      refutedBy:
        "No dialog about write access open in TWS, and the user not being read-only in Client Portal.",
      alternatives: box.dialog
        ? []
        : [alternative("read-only-api", "Whether the box is still off in TWS now.")],
    };
  },
});

function boxIsOff(facts: Seen): { readonly evidence: Evidence; readonly dialog: boolean } | undefined {
  const events = facts["capture.logs"]?.events ?? [];
  const dialog = events.find((event) => event.kind === "write-access-dialog");
  if (dialog !== undefined) return { evidence: fromEvent(dialog), dialog: true };
  const off = events.findLast((event) => event.kind === "read-only-api");
  if (off !== undefined) {
    return /^(?:false|no|off)$/i.test(off.value ?? "")
      ? { evidence: fromEvent(off), dialog: false }
      : undefined;
  }
  if (facts["tws.ibc"]?.log?.readOnly !== false) return undefined;
  return { evidence: fromFact("tws.ibc", "log.readOnly", false), dialog: false };
}

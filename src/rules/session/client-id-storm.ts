import { fromEvent } from "../evidence/cite.ts";
import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { heldByItself, wasRefused } from "../evidence/held-by-itself.ts";
import { connectionAfter, sessionAfter } from "../evidence/made-good.ts";
import { sessionWorks, wasProbed } from "../evidence/probe.ts";
import { pythonPackage, within } from "../evidence/versions.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

const OVERCOME = " A later attempt with that id got its session, though.";

export const clientIdStorm = modeRule("client-id-storm", {
  uses: ["capture.logs", "capture.wire", "project.python", "tws.handshake"],
  check(facts) {
    const held = heldByItself(facts, "unfinished");
    if (held !== undefined) {
      // A TWS that completes nobody's session is why the earlier attempt hung, and the 326 only followed: nothing but a
      // session of somebody else excludes that, so that a TWS which was not asked leaves it open as well.
      const serves = sessionWorks(facts);
      const last = facts["capture.wire"]?.connections.findLast(wasRefused);
      const over = last !== undefined && connectionAfter(facts, last, 326)?.same === true;
      return {
        confidence: serves && !over ? "proven" : "possible",
        severity: over ? "warning" : "error",
        summary: `TWS refused the client id with 326 while an earlier connection of the same program, which never became a session, was still open with that id.${over ? OVERCOME : ""}`,
        evidence: held,
        refutedBy: "The earlier connection being closed before the later one asked for the client id.",
        alternatives: serves ? [] : [FIRST_HUNG],
      };
    }
    const storm = ownStorm(facts);
    if (storm === undefined) return clear;
    const library = pythonPackage(facts, "nautilus-trader");
    if (library === undefined) {
      return {
        confidence: "possible",
        fault: "unknown",
        summary:
          "TWS answered 326 after an attempt of the same NautilusTrader that had timed out: releases before 1.229.0 leave the socket of such an attempt open, and it holds the client id. Which release ran is not known.",
        evidence: [fromEvent(storm.timeout), ...storm.refusals.slice(0, 2).map(fromEvent)],
        refutedBy: "nautilus_trader 1.229.0 or later, or another program connected with that client id.",
        alternatives: [
          alternative("client-id-in-use", "Whether another program is connected with the same client id."),
          FIRST_HUNG,
        ],
      };
    }
    if (storm.refusals.length < 2) return clear;
    // Measured with 1.218.0 and 1.220.0 as well; repaired in 1.229.0: nautilus_trader#4193, #4210.
    if (!within(library.version, "1.190.0", "1.229.0")) return clear;
    const hangs = wasProbed(facts) && !sessionWorks(facts);
    const last = storm.refusals.at(-1);
    const over = last !== undefined && sessionAfter(facts, last)?.same === true;
    return {
      confidence: hangs || over ? "possible" : "likely",
      severity: over ? "warning" : "error",
      summary: `nautilus_trader ${library.version} reconnects with a client id that its own timed-out attempt still holds, so TWS answers 326 again and again.${over ? OVERCOME : ""}`,
      evidence: [fromEvent(storm.timeout), ...storm.refusals.slice(0, 2).map(fromEvent), library.evidence],
      refutedBy: "Another program connected with the same client id during the storm.",
      alternatives: sessionWorks(facts) ? [] : [FIRST_HUNG],
      libraryDefect: {
        component: "nautilus_trader",
        id: "nautilus-leaks-socket",
        summary:
          "After a start-up time-out the adapter leaves its socket open and reconnects with the same client id.",
      },
    };
  },
});

const FIRST_HUNG = alternative(
  "session-incomplete",
  "Whether TWS completes a session with another client id: if not, the 326 only followed.",
);

/** Refusals in one log after an attempt of the same log that timed out. */
function ownStorm(
  facts: Seen,
): { readonly timeout: LogEvent; readonly refusals: readonly LogEvent[] } | undefined {
  const events = facts["capture.logs"]?.events ?? [];
  for (const [index, timeout] of events.entries()) {
    if (timeout.kind !== "init-timeout" || !timeout.client.startsWith("nautilus")) continue;
    const earlier = events
      .slice(0, index)
      .some((one) => one.artifact === timeout.artifact && one.code === 326);
    const refusals = events
      .slice(index)
      .filter((one) => one.artifact === timeout.artifact && one.code === 326);
    if (!earlier && refusals.length > 0) return { timeout, refusals };
  }
  return undefined;
}

import { fromEvent } from "../evidence/cite.ts";
import type { LogEvent } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { pythonPackage, within } from "../evidence/versions.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

export const requestBeforeHandshake = modeRule("request-before-handshake", {
  uses: ["capture.logs", "project.python"],
  check(facts) {
    if (facts["capture.logs"] === undefined) return undetermined("a log of the program");
    // NautilusTrader 1.223-1.225 ends every failed attempt so: what failed before it is the cause
    const event = logAttempts(facts)
      .flatMap(({ events }) => beforeFailure(events))
      .find((one) => one.kind === "server-version-none");
    if (event === undefined) return clear;
    const library = pythonPackage(facts, "nautilus-trader");
    const repaired = library !== undefined && !within(library.version, "1.190.0", "1.227.0");
    return {
      confidence: repaired ? "possible" : "likely",
      summary:
        "The library compared the server version before there was one: it made a request while its connection was not established.",
      evidence: [fromEvent(event), ...(library === undefined ? [] : [library.evidence])],
      refutedBy: "A completed handshake of the same connection before that exception.",
    };
  },
});

const FAILED: ReadonlySet<LogEvent["kind"]> = new Set([
  "connection-failed",
  "connection-cancelled",
  "connect-timeout",
  "version-retry",
]);

/** The events of an attempt up to its failure. */
function beforeFailure(events: readonly LogEvent[]): readonly LogEvent[] {
  const failed = events.findIndex((event) => FAILED.has(event.kind));
  return failed === -1 ? events : events.slice(0, failed);
}

import { fromEvent, fromFact } from "../evidence/cite.ts";
import { bestPath, sessionWorks } from "../evidence/probe.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const startupSyncTimeout = modeRule("startup-sync-timeout", {
  uses: ["tws.handshake", "capture.logs"],
  explains: ["session-incomplete", "session-dropped"],
  check(facts) {
    const timeouts = (facts["capture.logs"]?.events ?? []).filter((event) => event.kind === "sync-timeout");
    const [first, ...rest] = timeouts;
    if (first === undefined) return clear;
    const requests = [...new Set(timeouts.flatMap((event) => event.request ?? []))].join(", ");
    const works = sessionWorks(facts);
    return {
      confidence: works ? "proven" : "likely",
      summary: `The connection was ready, and TWS did not finish answering a start-up request${requests === "" ? "" : ` (${requests})`} within the client's time limit.`,
      evidence: [
        fromEvent(first),
        ...rest.slice(0, 2).map(fromEvent),
        ...(works ? [fromFact("tws.handshake", `${bestPath(facts)}.outcome`, "session")] : []),
      ],
      refutedBy:
        "The same request being answered in full when it is made alone, with a time limit of a minute.",
      alternatives: [
        alternative(
          "read-only-api",
          "Whether Read-Only API is ticked: it blocks the completed orders request.",
        ),
      ].slice(0, /completed/i.test(requests) ? 1 : 0),
    };
  },
});

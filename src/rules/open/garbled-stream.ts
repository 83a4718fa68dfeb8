import { fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { alternative, clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** Frames in the session that break the protocol: a corrupt stream, or a server that is not quite TWS. */
export const garbledStream = openRule({
  id: "garbled-stream",
  title: "TWS sends frames that break the protocol",
  uses: ["tws.handshake"],
  check(facts) {
    const malformed = bestAttempt(facts)?.session?.malformed ?? [];
    const [first] = malformed;
    if (first === undefined) return clear;
    return {
      fault: "unknown",
      summary: `After startApi came ${malformed.length === 1 ? "a frame that breaks" : `${malformed.length} frames that break`} the protocol (${[...new Set(malformed.map((one) => one.what))].join(", ")}): clients hang or crash on such a stream.`,
      remedy:
        "Leave out whatever relays the connection and try again on the machine of TWS itself; if it stays, try another build of TWS.",
      evidence: [
        fromFact(
          "tws.handshake",
          `${bestPath(facts)}.session.malformed[0]`,
          `${first.what} after ${Math.round(first.atMs)} ms`,
        ),
      ],
      refutedBy: "A session of the same TWS without such frames, made on its own machine.",
      alternatives: [
        alternative("server-too-new", "Whether a client offering at most version 200 decodes everything."),
        alternative("not-tws", "Which program holds the port."),
      ],
      severity: bestAttempt(facts)?.outcome === "session" ? "warning" : "error",
    };
  },
});

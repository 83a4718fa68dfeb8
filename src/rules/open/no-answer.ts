import type { Seen } from "../evidence/fact-types.ts";
import type { LogAttempt } from "../evidence/log-attempt.ts";
import { bestAttempt } from "../evidence/probe.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { alternative, clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** No hello came: ended from afar, or a log that does not tell an end from silence, or half a hello. */
export const noAnswer = openRule({
  id: "no-answer",
  title: "No complete hello comes from TWS",
  uses: SIGHTS,
  check(facts) {
    const seen = sighting(facts, ["no-hello", "closed-before-hello", "hello-incomplete", "ended"]);
    if (seen === undefined) return clear;
    const half =
      seen.outcome === "hello-incomplete" ||
      (seen.by === "probe" && (bestAttempt(facts)?.bytesReceived ?? 0) > 0);
    const ended = seen.outcome === "ended";
    const unseen = seen.outcome === "no-hello" && !wasAccepted(seen.attempt);
    return {
      seen,
      fault: "unknown",
      summary: half
        ? "A hello begins and stops in the middle: something between the program and TWS cuts the stream, or another service answers."
        : seen.outcome === "closed-before-hello"
          ? `The connection is accepted and ended ${seen.by === "log" ? "with no complete hello, as far as a log can tell: TWS does not trust the address, a relay finds nobody behind it, or another service answers" : "before a single byte: TWS does not trust the address, or a relay finds nobody behind it"}.`
          : ended
            ? "A connection ended. The log does not hold its beginning, so that it cannot tell whether it was one to TWS, and whether a hello or a whole session came before."
            : unseen
              ? "No hello comes; the log does not show whether the connection was accepted at all."
              : "The connection is accepted, and no hello comes; the log does not show whether it was closed or stayed silent.",
      remedy:
        "Run `ib-bugreport` beside the program: it sees within seconds whether the port is silent, closes, or belongs to something else. Look at TWS's window for a dialog.",
      evidence: [],
      refutedBy: "A complete hello from the same port.",
      alternatives: [
        ...(half
          ? []
          : [
              alternative(
                "untrusted-address",
                "“Accept incoming connection?” in TWS's window; the client's address in Trusted IPs.",
              ),
            ]),
        alternative(
          "relay-without-backend",
          "Whether a relay (socat, docker-proxy, ssh) holds the port, and what its log says.",
        ),
        ...(seen.outcome === "no-hello"
          ? [
              alternative(
                "gateway-wedged",
                "The times of the retries: 2 s apart is silence, 1 s apart is a close.",
              ),
            ]
          : []),
        ...(calledReady(facts)
          ? [
              alternative(
                "ready-too-early",
                "The release of nautilus_trader: before 1.226.0 it calls a Gateway ready before its login.",
              ),
            ]
          : []),
        alternative("not-tws", "Which program holds the port (`ss -ltnp`, `netstat -ano`)."),
        ...(ended
          ? [
              alternative(
                "session-dropped",
                "Whether a session was complete before, in the rest of that log.",
              ),
            ]
          : []),
        ...(unseen ? [alternative("tws-not-running", "Whether anything listens on the port.")] : []),
        // 2.x prints one line for every failure, a half session included
        ...(seen.attempt?.client === "nautilus-rust"
          ? [alternative("session-incomplete", "Whether a raw handshake gets a hello, and what follows it.")]
          : []),
      ],
    };
  },
});

/** NautilusTrader asks again for the hello only where the dial had not failed. */
function wasAccepted(attempt: LogAttempt | undefined): boolean {
  return attempt?.events.some(({ kind }) => kind === "tcp-connected" || kind === "version-retry") ?? true;
}

function calledReady(facts: Seen): boolean {
  return facts["capture.logs"]?.events.some((event) => event.kind === "gateway-ready") === true;
}

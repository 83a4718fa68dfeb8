import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { pythonPackage, within } from "../evidence/versions.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const localizedTws = modeRule("localized-tws", {
  uses: ["tws.handshake", "capture.logs", "project.python"],
  explains: [
    "no-answer",
    "session-incomplete",
    "silent-on-loopback",
    "untrusted-address",
    "relay-without-backend",
  ],
  check(facts) {
    const hello = bestAttempt(facts)?.hello;
    const localized = hello != null && hello.encoding !== "ascii" && hello.encoding !== "utf-8";
    const failed = undecodable(facts);
    const refutedBy =
      "The same client completing a handshake with a TWS whose language is English failing alike.";
    if (hello != null && !localized) return clear;
    const quote =
      hello == null
        ? []
        : [
            fromFact(
              "tws.handshake",
              `${bestPath(facts)}.hello.connectionTime`,
              `${hello.connectionTime} (${hello.encoding})`,
            ),
          ];
    if (failed !== undefined) {
      return {
        confidence: localized ? "proven" : "likely",
        summary:
          "The client fails to decode the time in TWS's hello, which is written in the language and code page of the TWS machine.",
        evidence: [fromEvent(failed), ...quote],
        refutedBy,
        alternatives: localized
          ? []
          : [alternative("not-tws", "The bytes of the hello: whether they are a TWS hello at all.")],
      };
    }
    if (!localized) return hello == null ? undetermined("the time in the hello of TWS") : clear;
    // Since 1.219.0 the adapter tries several encodings: nautilus_trader#2726.
    const library = pythonPackage(facts, "nautilus-trader");
    const [first] = quote;
    if (library === undefined || first === undefined || !within(library.version, "1.190.0", "1.219.0"))
      return clear;
    return {
      confidence: "likely",
      summary: `TWS writes the time in its hello in another code page, and nautilus_trader ${library.version} reads it as UTF-8 only.`,
      evidence: [first, library.evidence],
      refutedBy,
    };
  },
});

function undecodable(facts: Seen): LogEvent | undefined {
  for (const attempt of logAttempts(facts)) {
    const handshake = attempt.events.findIndex((event) => event.kind === "handshake");
    const found = attempt.events.findIndex(
      (event) =>
        event.kind === "decode-error" &&
        /Unicode|codec|decode byte|timezone|time zone/i.test(`${event.exception ?? ""} ${event.text}`),
    );
    if (found >= 0 && (handshake < 0 || found < handshake)) return attempt.events[found];
  }
  return undefined;
}

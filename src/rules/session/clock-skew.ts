import { fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

/** Below a minute the whole seconds of the hello, and a slow answer, explain a difference. */
const NOTABLE_SECONDS = 60;
/**
 * From here on the zone may be what differs: the hello names it by an abbreviation that several zones share (IST, CST, EST),
 * and no two zones lie closer than a quarter of an hour.
 */
const ZONE_SECONDS = 15 * 60;

export const clockSkew = modeRule("clock-skew", {
  uses: ["tws.handshake"],
  check(facts) {
    const hello = bestAttempt(facts)?.hello;
    if (hello == null || hello.clockSkewSeconds === null) return undetermined("the time in the hello of TWS");
    const seconds = hello.clockSkewSeconds;
    if (Math.abs(seconds) < NOTABLE_SECONDS) return clear;
    if (Math.abs(seconds) >= ZONE_SECONDS - NOTABLE_SECONDS)
      return undetermined(
        `the clock of TWS: it says ${hello.connectionTime}, ${Math.abs(seconds)} s ${seconds > 0 ? "ahead" : "behind"}; its zone, its clock, or both may differ`,
      );
    return {
      confidence: hello.zoneKnown ? "proven" : "likely",
      severity: "warning",
      summary: `The clock of TWS is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} this machine's. Connections as such work; times in requests and data are off.`,
      evidence: [
        fromFact(
          "tws.handshake",
          `${bestPath(facts)}.hello.clockSkewSeconds`,
          `${seconds} s; TWS says ${hello.connectionTime}`,
        ),
      ],
      refutedBy: "Both clocks agreeing with a time server.",
    };
  },
});

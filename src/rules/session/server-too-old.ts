import { serverRange } from "../../ib/libraries.ts";
import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { pythonPackage } from "../evidence/versions.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

/** Lowest version of the framed protocol every living client speaks; see src/ib/server-versions.ts. */
const LOWEST = 100;

export const serverTooOld = modeRule("server-too-old", {
  uses: [...SIGHTS, "project.python", "project.node"],
  explains: ["redirected", "closed-without-reason", "session-incomplete"],
  check(facts) {
    const hello = bestAttempt(facts)?.hello;
    const refutedBy =
      "A server version above the client's minimum in the hello of the TWS the program reaches.";
    if (hello != null && hello.serverVersion >= 0 && !hello.atLimit) {
      const floor = minimum(facts);
      const min = Math.max(LOWEST, floor?.min ?? 0);
      if (hello.serverVersion < min) {
        return {
          confidence: "proven",
          summary: `TWS speaks at most version ${hello.serverVersion} of the protocol, and ${floor?.who ?? "every current client"} needs ${min} or later.`,
          evidence: [
            fromFact("tws.handshake", `${bestPath(facts)}.hello.serverVersion`, hello.serverVersion),
            ...(floor === undefined ? [] : [floor.evidence]),
          ],
          refutedBy,
        };
      }
    }
    const said = facts["capture.logs"]?.events.find(
      (event) =>
        event.kind === "version-unsupported" && event.serverVersion !== -1 && TOO_OLD.test(event.text),
    );
    const code = some(codesSeen(facts, [503]));
    const evidence = said !== undefined ? ([fromEvent(said)] as const) : code && codeEvidence(code);
    if (evidence === undefined) return clear;
    // The text alone is printed for a redirect, too, whose version is -1.
    const numbered = (said?.serverVersion ?? 0) > 0;
    return {
      confidence: numbered && hello?.atLimit !== true ? "likely" : "possible",
      summary: "The client says that the server version of this TWS is too low for it.",
      evidence,
      refutedBy,
      alternatives: numbered
        ? []
        : [
            alternative(
              "redirected",
              "The server version that the hello holds: -1 is a redirect, not an age.",
            ),
          ],
    };
  },
});

/** The texts with which clients name an old server; sources in src/ib/libraries.ts. */
const TOO_OLD =
  /must be >= ?972|out of date|must be upgraded|requires? (?:tws.*)?server version|\brequired, got\b|too old|older than/i;

function minimum(
  facts: Seen,
): { readonly who: string; readonly min: number; readonly evidence: Evidence } | undefined {
  for (const name of ["ib-async", "ib-insync", "nautilus-trader"]) {
    const found = pythonPackage(facts, name);
    const range = found === undefined ? null : serverRange(name, found.version);
    if (found !== undefined && range !== null) {
      return { who: `${name} ${found.version}`, min: range.min, evidence: found.evidence };
    }
  }
  return undefined;
}

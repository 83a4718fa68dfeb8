import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { sessionWorks, wasProbed } from "../evidence/probe.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

/** What Java and the system print when TWS lacks memory or file descriptors. */
const EXHAUSTED =
  /OutOfMemoryError|Java heap space|GC overhead limit|file descriptor table|Too many open files|\bEMFILE\b|Cannot allocate memory/i;

/** Whose lines speak of TWS's own process, not of the user's program. */
const OF_TWS: ReadonlySet<string> = new Set(["ibc", "tws", "launcher", "socat", "unknown"]);

export const gatewayOutOfResources = modeRule("gateway-out-of-resources", {
  uses: ["tws.handshake", "capture.logs", "host.containers"],
  explains: [
    "gateway-wedged",
    "tws-not-running",
    "session-dropped",
    "relay-without-backend",
    "silent-on-loopback",
  ],
  check(facts) {
    const logs = facts["capture.logs"];
    if (logs === undefined && facts["host.containers"] === undefined)
      return undetermined("a log of TWS or its container");
    const evidence = exhausted(facts);
    if (evidence === undefined) return clear;
    const works = sessionWorks(facts);
    return {
      // Where nobody asked TWS, it may serve again by now.
      confidence: works || !wasProbed(facts) ? "possible" : "likely",
      severity: works ? "warning" : "error",
      summary: `TWS or its container ran out of memory or file descriptors${works ? "; it works again now" : ""}.`,
      evidence: [evidence],
      refutedBy:
        "Memory and open files of the TWS process far below their limits at the time of the failure.",
    };
  },
});

function exhausted(facts: Seen): Evidence | undefined {
  const event = facts["capture.logs"]?.events.find(
    (one) =>
      OF_TWS.has(one.client) && EXHAUSTED.test(`${one.exception ?? ""} ${one.message ?? ""} ${one.text}`),
  );
  if (event !== undefined) return fromEvent(event);
  const running = facts["host.containers"]?.running ?? [];
  const index = running.findIndex((one) => one.gateway && one.outOfMemory);
  return index < 0 ? undefined : fromFact("host.containers", `running[${index}].outOfMemory`, true);
}

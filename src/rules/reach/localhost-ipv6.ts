import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { isOtherService, twsPorts } from "../evidence/other-service.ts";
import { describe } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const localhostIpv6 = modeRule("localhost-ipv6", {
  uses: ["tws.handshake", "tws.addresses", "capture.logs", "project.node", "project.python"],
  check(facts) {
    const split = onIpv4Only(facts);
    const logged = refusedOnIpv6(facts);
    const refutedBy = "A listener on ::1 for that port, or a client that tries the IPv4 address as well.";
    if (logged !== undefined && (split !== undefined || facts["tws.handshake"] === undefined)) {
      return {
        confidence: split === undefined ? "likely" : "proven",
        summary: `The program was refused on ::1${split === undefined ? "" : ", while TWS answers on 127.0.0.1"}: “localhost” means the IPv6 address first, and the port is open on IPv4 only.`,
        evidence: [fromEvent(logged), ...(split === undefined ? [] : [split])],
        refutedBy,
        alternatives:
          split === undefined
            ? [alternative("tws-not-running", "Whether 127.0.0.1 answers on that port.")]
            : [],
      };
    }
    // Python's clients try both addresses, so that only a Node client is in question.
    const pythonOnly = (facts["project.python"]?.environments.length ?? 0) > 0 && !facts["project.node"];
    if (split === undefined || !firstIsIpv6(facts) || pythonOnly || hasLog(facts)) return clear;
    return {
      confidence: "possible",
      severity: "warning",
      summary:
        "“localhost” resolves to ::1 first, which refuses; TWS answers on 127.0.0.1. A client that tries only the first address fails.",
      evidence: [split],
      refutedBy,
      alternatives: [alternative("healthy", "Whether the program's own log shows a refusal on ::1.")],
    };
  },
});

/** ::1 refuses and 127.0.0.1 answers, of the same name. */
function onIpv4Only(facts: Seen) {
  const attempts = facts["tws.handshake"]?.attempts ?? [];
  const six = attempts.find((one) => one.family === 6 && one.outcome === "refused");
  const index = attempts.findIndex((one) => one.family === 4 && one.hello !== null && one.port === six?.port);
  const four = attempts[index];
  if (six === undefined || four === undefined) return undefined;
  return fromFact("tws.handshake", "attempts", `${describe(six)}; ${describe(four)}`);
}

function refusedOnIpv6(facts: Seen) {
  const ports = twsPorts(facts);
  const events = (facts["capture.logs"]?.events ?? []).filter((event) => !isOtherService(event, ports));
  const onSix = events.find(
    (event) => event.errno === "ECONNREFUSED" && /::1(?:\D|$)/.test(`${event.host ?? ""} ${event.text}`),
  );
  const onFour = events.some(
    (event) => event.errno === "ECONNREFUSED" && /127\.0\.0\.1/.test(`${event.host ?? ""} ${event.text}`),
  );
  return onFour ? undefined : onSix;
}

function firstIsIpv6(facts: Seen): boolean {
  return facts["tws.addresses"]?.addresses[0]?.family === 6;
}

function hasLog(facts: Seen): boolean {
  return (facts["capture.logs"]?.events.length ?? 0) > 0;
}

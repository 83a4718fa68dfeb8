import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { isOfOtherDay } from "../evidence/other-trouble.ts";
import { bestAttempt, bestPath, sessionWorks } from "../evidence/probe.ts";
import { describe, programSightings, SIGHTS, type Sighting, sighting } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** Outcomes on the configured port that leave room for “TWS is elsewhere”. */
const NO_TWS = [
  "refused",
  "failed-at-once",
  "closed-before-hello",
  "foreign",
  "hello-nonsense",
  "silent",
] as const;

export const wrongPort = modeRule("wrong-port", {
  uses: [...SIGHTS, "tws.siblings", "tws.process", "tws.ibc", "project.target", "tws.install"],
  explains: ["tws-not-running", "not-tws", "relay-without-backend"],
  check(facts) {
    const seen = sighting(facts, NO_TWS);
    if (seen === undefined) {
      return facts["tws.handshake"] === undefined
        ? undetermined("whether TWS listens on another port")
        : clear;
    }
    const other = elsewhere(facts, seen);
    if (other === undefined) return clear;
    // Whoever takes connections may be a TWS as well, one that shows a dialog or serves nobody: paper beside live.
    const held = /^(?:silent|closed-before-hello)$/.test(seen.outcome);
    const meant = other.account !== undefined;
    return {
      confidence: other.ofOtherDay
        ? "possible"
        : meant && !held
          ? "proven"
          : !meant && held
            ? "possible"
            : "likely",
      summary: `No TWS answers on port ${seen.port ?? "that the program uses"}, but ${other.what}.`,
      remedy: `Use port ${other.port} if that is the TWS you mean; check first whether it is paper or live. The port in force is “Socket port” in TWS's API settings.`,
      evidence: [
        seen.evidence[0],
        other.evidence,
        ...(other.account === undefined ? [] : [other.account]),
        ...seen.evidence.slice(1),
      ],
      refutedBy: `The “Socket port” in TWS's API settings being ${seen.port ?? "the one the program uses"}.`,
      alternatives: [
        ...(meant
          ? []
          : [
              alternative(
                "tws-not-running",
                `Whether the TWS on port ${other.port} is the one that is meant.`,
              ),
            ]),
        ...(held ? [alternative("untrusted-address", HOLDER)] : []),
      ],
    };
  },
});

const HOLDER =
  "Which program takes the connections on the configured port: if it is TWS too, look there for a dialog, and at its Trusted IPs.";

interface Elsewhere {
  readonly port: number;
  readonly what: string;
  readonly evidence: Evidence;
  /** The account that the program is configured for and that TWS manages: it is the one that is meant. */
  readonly account?: Evidence;
  /** A log tells it of another day than that of the program's. */
  readonly ofOtherDay?: boolean;
}

function elsewhere(facts: Seen, seen: Sighting): Elsewhere | undefined {
  const found = facts["tws.siblings"]?.found;
  if (found) {
    const account = facts["project.target"]?.account;
    const managed = found.session?.managedAccounts ?? [];
    const meant = account != null && managed.includes(account);
    return {
      port: found.port,
      what: `a TWS answers on ${found.port} (${found.meaning})${meant ? " and manages the account that the program is configured for" : ""}`,
      evidence: fromFact("tws.siblings", "found", describe(found)),
      ...(meant
        ? {
            account: fromFact(
              "tws.siblings",
              "found.session.managedAccounts",
              `${managed.join(", ")}; the program is configured for ${account}`,
            ),
          }
        : {}),
    };
  }
  return probedElsewhere(facts, seen) ?? listening(facts, seen) ?? configured(facts, seen);
}

/** The log's port was refused, and the configured one, which differs, answers now. */
function probedElsewhere(facts: Seen, seen: Sighting): Elsewhere | undefined {
  const attempt = bestAttempt(facts);
  if (!sessionWorks(facts) || attempt === undefined || seen.port === null || seen.port === attempt.port)
    return undefined;
  return {
    port: attempt.port,
    what: `TWS answers on ${attempt.port}, the port that the configuration names now`,
    evidence: fromFact("tws.handshake", `${bestPath(facts)}.outcome`, describe(attempt)),
  };
}

function listening(facts: Seen, seen: Sighting): Elsewhere | undefined {
  const [port] = facts["tws.process"]?.otherPorts ?? [];
  if (port === undefined || seen.contradicted || port === seen.port) return undefined;
  return {
    port,
    what: `a process of TWS listens on ${port}`,
    evidence: fromFact("tws.process", "otherPorts[0]", port),
  };
}

/** What IBC or TWS's own log say about the port of the API. */
function configured(facts: Seen, seen: Sighting): Elsewhere | undefined {
  if (seen.contradicted || seen.port === null) return undefined;
  const said = facts["capture.logs"]?.events.findLast(
    (event) => event.kind === "api-port" && event.port !== undefined,
  );
  if (said?.port !== undefined && said.port !== seen.port && refusedOnly(facts)) {
    const ofOtherDay = isOfOtherDay(said, seen);
    return {
      port: said.port,
      what: `the log of TWS or IBC names ${said.port} as the API's port${ofOtherDay ? ", on another day" : ""}`,
      ofOtherDay,
      evidence: fromEvent(said),
    };
  }
  const ibc = facts["tws.ibc"]?.log;
  if (ibc?.apiPort == null || ibc.apiPort === seen.port || ibc.state === "exited") return undefined;
  return {
    port: ibc.apiPort,
    what: `IBC says that the API's port is ${ibc.apiPort}`,
    evidence: fromFact("tws.ibc", "log.apiPort", ibc.apiPort),
  };
}

function refusedOnly(facts: Seen): boolean {
  return programSightings(facts).every((one) => one.outcome !== "ready");
}

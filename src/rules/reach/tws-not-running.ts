import type { Alternative, Evidence } from "../../model/finding.ts";
import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { type LoggedElsewhere, loggedElsewhere } from "../evidence/logged-elsewhere.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, type Sighting, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const twsNotRunning = modeRule("tws-not-running", {
  uses: [...SIGHTS, "tws.process", "tws.siblings", "project.target"],
  check(facts) {
    const seen = sighting(facts, ["refused", "failed-at-once"]);
    if (seen === undefined) {
      return facts["tws.handshake"] === undefined
        ? undetermined("whether anything listens on the port")
        : clear;
    }
    // TWS answers on another port: then it runs.
    if (seen.by === "probe" && facts["tws.siblings"]?.found) return clear;
    const lives = facts["tws.process"]?.processes.find(
      (one) => one.product === "tws" || one.product === "gateway",
    );
    const where = `${seen.host ?? "the configured host"}${seen.port === null ? "" : `:${seen.port}`}`;
    const other = seen.by === "probe" ? loggedElsewhere(facts) : undefined;
    const unasked = other !== undefined && other.attempt === undefined;
    const sure = unasked ? "possible" : confidence(facts, seen, lives !== undefined);
    return {
      confidence: sure,
      summary: `${summary(seen, where)}${disagreement(other)}`,
      evidence: [
        ...seen.evidence,
        ...(other === undefined ? [] : [other.evidence]),
        ...siblings(facts, seen),
      ],
      refutedBy: `A program that listens on ${where} at the time of the failure (\`ss -ltnp\`, \`netstat -ano\`).`,
      alternatives: [
        ...alternatives(seen, lives !== undefined, sure === "proven"),
        ...elsewhere(facts, seen),
      ],
    };
  },
});

function summary(seen: Sighting, where: string): string {
  if (seen.contradicted) {
    return `The log shows that ${where} refused the connection; TWS answers there now. At that time nothing listened: TWS was not running, or not logged in yet.`;
  }
  if (seen.outcome === "failed-at-once") {
    const timed = seen.attempt?.events.some(({ kind }) => kind === "connecting") && seen.gapMs !== null;
    return `The connection to ${where} failed${timed ? " at once" : ""}, and the library does not print the reason: most likely nothing listened there.`;
  }
  return `${where} refuses connections: nothing listens there, so TWS or IB Gateway is not running, or has not opened its API port.`;
}

/** The program may not use the configured port at all: then its refusal says less. */
function disagreement(other: LoggedElsewhere | undefined): string {
  if (other === undefined) return "";
  const met = other.attempt === undefined ? "was not asked" : "does not answer either";
  return ` The program's newest log connects to ${other.where} instead, which ${met}.`;
}

function confidence(facts: Seen, seen: Sighting, lives: boolean) {
  // A log cannot tell a TWS that is off from a wrong port or a login that is not complete.
  if (seen.by !== "probe") return surest(seen, "possible");
  const looked = facts["tws.process"]?.complete === true && facts["tws.siblings"]?.stopped === null;
  if (lives || elsewhere(facts, seen).length > 0) return "likely";
  // In WSL 2, too, loopback and the process table end before Windows.
  const walled = facts["host.os"]?.wsl === 2;
  return looked && !walled && isLoopback(seen.host ?? "") ? "proven" : "likely";
}

function siblings(facts: Seen, seen: Sighting): Evidence[] {
  const tried = facts["tws.siblings"]?.tried ?? [];
  if (seen.by !== "probe" || tried.length === 0) return [];
  return [fromFact("tws.siblings", "tried", tried.map((one) => `${one.port} ${one.outcome}`).join(", "))];
}

function alternatives(seen: Sighting, lives: boolean, sure: boolean): Alternative[] {
  const pending = alternative(
    "login-pending",
    "Whether the login in TWS's window, launcher.log or IBC's log is complete.",
  );
  const disabled = alternative(
    "api-disabled",
    "Whether “Enable ActiveX and Socket Clients” is ticked in TWS.",
  );
  const port = alternative("wrong-port", "Which “Socket port” TWS's API settings show.");
  if (lives) return [pending, disabled, port];
  // A connection that is accepted and reset before the hello is sent fails as fast, and prints the same
  const reset = alternative("relay-without-backend", "Whether the port refuses, or accepts and resets.");
  if (seen.by !== "probe")
    return [port, pending, disabled, ...(seen.outcome === "failed-at-once" ? [reset] : [])];
  if (sure) return [];
  return isLoopback(seen.host ?? "")
    ? [pending, disabled]
    : [port, alternative("published-on-loopback", "Whether the port answers on 127.0.0.1 of that machine.")];
}

/** Inside a container, loopback is the container: TWS may run beside it and still not be reached. */
function elsewhere(facts: Seen, seen: Sighting): Alternative[] {
  if (!facts["host.os"]?.container || !isLoopback(seen.host ?? "")) return [];
  return [
    alternative(
      "container-host-name",
      "Whether TWS runs inside this container; if it runs beside it, loopback is the wrong host name.",
    ),
  ];
}

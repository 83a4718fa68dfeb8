import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { LogEvent, Seen } from "./fact-types.ts";
import { isLogged } from "./moment.ts";

/** Where the login of TWS stands, whichever log tells it. */
export type LoginStage =
  | "pending"
  | "second-factor"
  | "second-factor-lapsed"
  | "rejected"
  | "throttled"
  | "dialog-missing"
  | "outdated"
  | "logged-in";

export interface LoginState {
  readonly stage: LoginStage;
  readonly evidence: Evidence;
  /** Where a log that was given or found tells it. */
  readonly event?: LogEvent;
  /** A TWS process lives, or the log was written within the last day: what it says is about now. */
  readonly current: boolean;
}

const FRESH_MS = 24 * 3_600_000;

const OF_EVENT: Readonly<Partial<Record<LogEvent["kind"], LoginStage>>> = {
  "login-started": "pending",
  relogin: "pending",
  "login-network-retry": "pending",
  "tws-waiting": "pending",
  "second-factor-started": "second-factor",
  "second-factor-timeout": "second-factor-lapsed",
  "login-failed": "rejected",
  "wrong-password": "rejected",
  "login-throttled": "throttled",
  "login-dialog-missing": "dialog-missing",
  "unsupported-version": "outdated",
  "second-factor-completed": "pending",
  "login-completed": "logged-in",
  "log-encrypted": "logged-in",
};

type Launcher = NonNullable<Seen["tws.launcher"]>["state"];

const OF_LAUNCHER: Readonly<Partial<Record<Launcher, LoginStage>>> = {
  "waiting-for-credentials": "pending",
  "login-started": "pending",
  "network-error": "pending",
  "second-factor-sent": "second-factor",
  "second-factor-lapsed": "second-factor-lapsed",
  "wrong-password": "rejected",
  "login-refused": "rejected",
  "too-many-attempts": "throttled",
  outdated: "outdated",
  authenticated: "logged-in",
  "logged-in": "logged-in",
};

type Ibc = NonNullable<NonNullable<Seen["tws.ibc"]>["log"]>["state"];

const OF_IBC: Readonly<Partial<Record<Ibc, LoginStage>>> = {
  "login-dialog-missing": "dialog-missing",
  "login-sent": "pending",
  relogin: "pending",
  "second-factor-initiated": "second-factor",
  "second-factor-timeout": "second-factor-lapsed",
  "wrong-password": "rejected",
  "login-throttled": "throttled",
  "login-failed": "rejected",
  outdated: "outdated",
  "logged-in": "logged-in",
};

/** IBC's own exit codes: source IbcAlpha/IBC, ErrorCodes.java; the shell shows them modulo 256. */
const NO_LOGIN_DIALOG = [1112, 88];
const SECOND_FACTOR_TIMEOUT = [1111, 87];

/** Facts a login is read from. */
export const LOGIN_FACTS = [
  "capture.logs",
  "tws.launcher",
  "tws.ibc",
  "tws.process",
  "host.os",
  "host.containers",
] as const;

/** The newest thing that a log says about the login; logs given or found first, then launcher.log, then IBC's. */
export function loginState(facts: Seen): LoginState | undefined {
  return fromLogs(facts) ?? fromContainer(facts) ?? fromLauncher(facts) ?? fromIbc(facts);
}

function fromLogs(facts: Seen): LoginState | undefined {
  const events = facts["capture.logs"]?.events ?? [];
  const told = events.flatMap((event) => {
    const stage = event.kind === "tws-exit" ? ofExit(event.exitCode) : OF_EVENT[event.kind];
    return stage === undefined ? [] : [{ stage, event }];
  });
  const last = told.reduce<Told | undefined>(newer, undefined);
  if (last === undefined) return undefined;
  // After a refusal IBC may open its dialog again by itself; the refusal stays the news.
  const refused = told.filter(isRefusal).reduce<Told | undefined>(newer, undefined);
  const chosen = last.stage === "pending" && refused !== undefined ? refused : last;
  const file = facts["capture.logs"]?.files.find((one) => one.artifact === chosen.event.artifact);
  return {
    stage: chosen.stage,
    evidence: fromEvent(chosen.event),
    event: chosen.event,
    current: facts["host.os"] === undefined || isFresh(facts, file?.modifiedMs ?? null),
  };
}

interface Told {
  readonly stage: LoginStage;
  readonly event: LogEvent;
}

/** The later of two, whichever log holds it; where nobody can tell, the log that was read later. */
function newer(one: Told | undefined, other: Told): Told {
  return one !== undefined && isLogged(other.event, { after: one.event }) === false ? one : other;
}

function isRefusal({ stage }: Told): boolean {
  return stage === "rejected" || stage === "throttled";
}

/** A Gateway that runs in a container of this machine, by the last lines of its log. */
function fromContainer(facts: Seen): LoginState | undefined {
  const running = facts["host.containers"]?.running ?? [];
  const index = running.findIndex((one) => one.gateway && one.login !== null);
  const found = running[index];
  if (!found?.login) return undefined;
  const { state, stateAt, exitCode } = found.login;
  const stage = OF_IBC[state] ?? (state === "exited" ? ofExit(exitCode ?? undefined) : undefined);
  if (stage === undefined) return undefined;
  const quote = `${found.name}: ${state}${stateAt ? ` at ${stateAt}` : ""}`;
  return {
    stage,
    evidence: fromFact("host.containers", `running[${index}].login.state`, quote),
    current: found.state === "running",
  };
}

function fromLauncher(facts: Seen): LoginState | undefined {
  const launcher = facts["tws.launcher"];
  const stage = launcher ? OF_LAUNCHER[launcher.state] : undefined;
  if (!launcher || stage === undefined) return undefined;
  return {
    stage,
    evidence: fromFact(
      "tws.launcher",
      "state",
      `${launcher.state}${launcher.stateAt ? ` at ${launcher.stateAt}` : ""}`,
    ),
    current: lives(facts) || isFresh(facts, Date.parse(launcher.modified)),
  };
}

function fromIbc(facts: Seen): LoginState | undefined {
  const log = facts["tws.ibc"]?.log;
  if (!log) return undefined;
  const stage = OF_IBC[log.state] ?? (log.state === "exited" ? ofExit(log.exitCode ?? undefined) : undefined);
  if (stage === undefined) return undefined;
  return {
    stage,
    evidence: fromFact("tws.ibc", "log.state", `${log.state}${log.stateAt ? ` at ${log.stateAt}` : ""}`),
    current: lives(facts) || isFresh(facts, Date.parse(log.modified)),
  };
}

function ofExit(code: number | undefined): LoginStage | undefined {
  if (code === undefined) return undefined;
  if (NO_LOGIN_DIALOG.includes(code)) return "dialog-missing";
  return SECOND_FACTOR_TIMEOUT.includes(code) ? "second-factor-lapsed" : undefined;
}

/** Whether a process of TWS or IB Gateway is there. */
export function lives(facts: Seen): boolean {
  return (facts["tws.process"]?.processes ?? []).some(
    (one) => one.product === "tws" || one.product === "gateway",
  );
}

function isFresh(facts: Seen, atMs: number | null): boolean {
  const now = Date.parse(facts["host.os"]?.clockUtc ?? "");
  return atMs !== null && !Number.isNaN(atMs) && !Number.isNaN(now) && Math.abs(now - atMs) < FRESH_MS;
}

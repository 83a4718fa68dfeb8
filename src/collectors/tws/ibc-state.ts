import type { EventKind, LogEvent } from "../../formats/logs/event.ts";

/** Where the start of TWS under IBC stands, as IBC's log tells it. */
type IbcState =
  | "started"
  | "login-dialog-missing"
  | "login-sent"
  | "second-factor-initiated"
  | "second-factor-timeout"
  | "wrong-password"
  | "login-throttled"
  | "login-failed"
  | "relogin"
  | "existing-session"
  | "dialog-open"
  | "outdated"
  | "logged-in"
  | "exited"
  | "unknown";

const STATES: Readonly<Partial<Record<EventKind, IbcState>>> = {
  "tws-restart": "started",
  "ibc-version": "started",
  "login-dialog-missing": "login-dialog-missing",
  "login-started": "login-sent",
  "second-factor-started": "second-factor-initiated",
  "second-factor-timeout": "second-factor-timeout",
  "wrong-password": "wrong-password",
  "login-throttled": "login-throttled",
  "login-failed": "login-failed",
  relogin: "relogin",
  "existing-session": "existing-session",
  "connection-dialog": "dialog-open",
  "write-access-dialog": "dialog-open",
  "paper-disclaimer": "dialog-open",
  "unsupported-version": "outdated",
  "login-completed": "logged-in",
  "tws-exit": "exited",
};

/** The last run in a log of IBC. */
export interface IbcRun {
  readonly state: IbcState;
  readonly stateAt: string | null;
  /** Port IBC says the API socket has. */
  readonly apiPort: number | null;
  readonly readOnly: boolean | null;
  readonly exitCode: number | null;
  /** Which known dialog was shown last: `connection-dialog`, `write-access-dialog`, `paper-disclaimer`; no titles. */
  readonly openDialog: string | null;
  /** Changes of state since the last start, the newest 40. */
  readonly events: readonly { readonly at: string | null; readonly state: IbcState; readonly line: number }[];
}

const MOST_EVENTS = 40;
const DIALOGS: readonly EventKind[] = [
  "connection-dialog",
  "write-access-dialog",
  "paper-disclaimer",
  "existing-session",
];

/** The last run of IBC in a log, from the events of the log. */
export function ibcRun(all: readonly LogEvent[]): IbcRun {
  const start = all.findLastIndex(
    ({ kind, client }) => kind === "ibc-version" || (kind === "tws-restart" && client === "ibc"),
  );
  const events = start < 0 ? all : all.slice(start);
  const changes: IbcRun["events"][number][] = [];
  let state: IbcState = "unknown";
  for (const event of events) {
    const next = STATES[event.kind];
    // After the login dialogs come and go; IBC answers those it is told to.
    if (next === undefined || next === state || (next === "dialog-open" && state === "logged-in")) continue;
    state = next;
    changes.push({ at: event.at, state, line: event.line });
  }
  const last = (kind: EventKind) => events.findLast((event) => event.kind === kind);
  const readOnly = last("read-only-api")?.value;
  return {
    state,
    stateAt: changes.at(-1)?.at ?? null,
    apiPort: last("api-port")?.port ?? null,
    readOnly: readOnly === undefined ? null : readOnly.toLowerCase() === "true",
    exitCode: last("tws-exit")?.exitCode ?? null,
    openDialog: events.findLast(({ kind }) => DIALOGS.includes(kind))?.kind ?? null,
    events: changes.slice(-MOST_EVENTS),
  };
}

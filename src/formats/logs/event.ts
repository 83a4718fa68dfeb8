/** Whose line it is: the program or library that wrote it, as far as its shape tells. */
export type LogClient =
  | "nautilus"
  | "nautilus-rust"
  | "ib_async"
  | "ib_insync"
  | "ibapi"
  | "stoqey"
  | "ib-java"
  | "ibc"
  | "socat"
  | "tws"
  | "launcher"
  | "python"
  | "node"
  | "unknown";

export type LogLevel = "error" | "warning" | "info" | "debug" | "trace";

/** Every kind of event and what it says was logged; rules match these, never prose. */
export const EVENT_KINDS = {
  // The client library before and during the handshake
  starting: "the client component starts (Nautilus `Starting InteractiveBrokersClient`)",
  "loop-not-running": "the client was started although its event loop does not run yet",
  connecting: "begins to dial; `host`, `port`, `clientId` as far as printed",
  "tcp-connected": "TCP is up, nothing heard yet (ib_async `Connected`)",
  handshake: "server hello read; `serverVersion` (Nautilus `Connected to Interactive Brokers (v187)`)",
  "version-retry": "no server hello yet, tries again; `remaining`",
  "connection-cancelled": "the connecting task was cancelled inside the program",
  "connection-failed": "the library gave up this attempt; `reason` when it names one",
  "connect-timeout": "the attempt ran into a time limit of the client (`TimeoutError`, `Connection timeout`)",
  "init-timeout": "hello came, but managed accounts or next valid id did not in time",
  attempt: "another attempt announced; `attempt`, `delayMs`",
  "max-attempts": "the configured number of attempts is used up",
  "startup-failed": "an exception ended the client's start; `exception`",
  "not-ready": "waiting for readiness ended without it",
  "version-unsupported": "client and server share no version",
  // The session
  "managed-accounts": "the account list came",
  "next-valid-id": "next valid id came",
  "api-ready": "the API session is usable by the library's own measure",
  synchronized: "ib_async / ib_insync finished the start-up requests",
  "sync-timeout": "a start-up request never ended; `request`",
  "account-not-found": "the configured account is not among those of this TWS",
  "gateway-ready": "the library calls the Gateway in its container ready; `name`",
  "engines-timeout": "the trading node gave up waiting for its engines",
  running: "component RUNNING; `component`",
  stopping: "component stopping or stopped",
  "node-building": "trading node is being built",
  "task-cancelled": "the trading node cancels pending tasks; `task`",
  "node-disposed": "the trading node was disposed",
  // Ends
  disconnecting: "the client closes the connection itself",
  disconnected: "connection is closed, side not named",
  "peer-closed": "the other side closed the connection",
  "connection-reset": "the other side reset the connection",
  "connection-lost": "a watchdog noticed that the connection is gone",
  "keyboard-interrupt": "the person pressed Ctrl+C",
  // Errors in numbers
  "error-code": "an IB error or notice; `code`, `reqId`, `text`",
  "socket-error": "an error of the operating system; `errno` as its POSIX name",
  // The language run time
  traceback: "an exception with its trace; `exception`, `message`, `frames`",
  exception: "an exception named without a trace; `exception`, `message`",
  "module-missing": "an import failed; `module`",
  "import-broken": "a module lacks the name asked for; `module`, `name`",
  "signature-mismatch": "a function got arguments of another version; `function`",
  "server-version-none": "the server version was used before there was one",
  "decode-error": "bytes or fields from TWS could not be decoded",
  "task-destroyed": "asyncio: Task was destroyed but it is pending",
  "task-origin": "asyncio debug mode: where a destroyed task was created; `frames`",
  "never-awaited": "a coroutine was never awaited; `function`",
  "no-event-loop": "there is no current event loop in this thread; `thread`",
  "loop-already-running": "this event loop is already running",
  "loop-closed": "the event loop is closed",
  "loop-mismatch": "a future belongs to another event loop",
  "executor-shutdown": "cannot schedule new futures after shutdown",
  "callback-error": "an exception in a callback of the event loop",
  // What the program says about itself
  environment: "a version or fact of the machine; `name`, `value`",
  // IBC and the login
  "ibc-version": "IBC banner; `value`",
  "login-started": "log-in dialog is filled or an attempt begins; `attempt`",
  "login-dialog-missing": "the log-in dialog was never shown",
  "login-completed": "logged in",
  "login-failed": "log-in refused, reason not given",
  "wrong-password": "user name or password refused",
  "login-throttled": "too many attempts; `delayMs` until the next",
  "second-factor-started": "second factor asked for",
  "second-factor-completed": "second factor answered",
  "second-factor-timeout": "second factor not answered in time",
  relogin: "log-in is repeated",
  "existing-session": "another session of this user exists",
  "paper-disclaimer": "the paper-trading disclaimer is shown or not accepted",
  "connection-dialog": "the dialog `Accept incoming connection?` is shown or answered; `value`",
  "write-access-dialog": "the dialog asking for write access is shown",
  dialog: "another dialog opened; `name`",
  "read-only-api": "state of the Read-Only API setting; `value` true or false",
  "api-port": "port of the API as set or listened on; `port`",
  "api-enabled": "state of `Enable ActiveX and Socket Clients`; `value`",
  "unsupported-version": "TWS or Gateway build is no longer supported; `value`",
  "login-network-retry": "network or server error at log-in, tries again",
  "log-encrypted": "logged in: launcher.log goes on encrypted",
  "tws-restart": "TWS or Gateway starts or restarts itself",
  "tws-exit": "TWS, Gateway or IBC ends; `exitCode`",
  "tws-waiting": "the GUI exists but nobody logs in",
  setting: "a setting that matters is printed; `name`, `value`",
  // TWS's own log
  "client-portal": "the log is the Client Portal Gateway's, which serves the web API",
  "client-accepted": "TWS sees a client connect; `host`",
  "client-versions": "TWS names server or client version; `serverVersion`",
  "client-start-api": "TWS received startApi; `clientId`",
  "client-ignored": "TWS ignores a client's requests: it is not accepted",
  // Relays
  "relay-listening": "socat forwards from one port to another; `port`, `target`",
  "relay-refused": "socat reached nobody behind it; `target`, `errno`",
  "relay-timeout": "socat's target does not answer; `target`",
  "relay-reset": "socat lost its peer",
} as const satisfies Record<string, string>;

export type EventKind = keyof typeof EVENT_KINDS;

/** A place in source as a trace prints it. */
export interface LogFrame {
  /** As printed; with `/` or `\`. */
  readonly path: string;
  readonly line: number;
  readonly function: string | null;
}

/** What an event carries beside its kind; absent when the line does not say it. */
export interface EventDetails {
  readonly code?: number;
  /** Request id of an error; -1 when it concerns the connection. */
  readonly reqId?: number;
  readonly host?: string;
  readonly port?: number;
  readonly clientId?: number;
  readonly serverVersion?: number;
  readonly remaining?: number;
  readonly attempt?: number;
  readonly delayMs?: number;
  readonly exitCode?: number;
  /** POSIX name, also for Windows and Java texts: `ECONNREFUSED`. */
  readonly errno?: string;
  /** Exception type without its package. */
  readonly exception?: string;
  /** The package it was printed with: `redis.exceptions`. */
  readonly package?: string;
  readonly message?: string;
  /** Outermost first, at most the last 12. */
  readonly frames?: readonly LogFrame[];
  readonly module?: string;
  readonly function?: string;
  readonly thread?: string;
  readonly task?: string;
  readonly request?: string;
  readonly reason?: string;
  readonly name?: string;
  readonly value?: string;
  readonly target?: string;
}

/** What one reader makes of one entry, before it has a place and a time. */
export interface EventDraft extends EventDetails {
  readonly kind: EventKind;
  readonly client: LogClient;
}

/** One thing a program logged that matters for diagnosis. Plain JSON. */
export interface LogEvent extends EventDraft {
  /** The time as printed; `null` when the line has none. */
  readonly at: string | null;
  /**
   * Milliseconds since 1970 with the fraction the log had (a double resolves 0.25 µs there); `null` when the paste has no times.
   * Times without a zone are read as UTC: they compare within one artifact, and beyond it only with times written alike.
   */
  readonly atMs: number | null;
  readonly level: LogLevel | null;
  /** Logger or component: `InteractiveBrokersClient-001`, `ib_async.client`; `null` when not printed. */
  readonly component: string | null;
  /** The message's first line, at most 400 characters. */
  readonly text: string;
  /** Bundle path of the file it stands in. */
  readonly artifact: string;
  /** 1-based line in that artifact; `lastLine` is greater for entries of several lines. */
  readonly line: number;
  readonly lastLine: number;
  /** How often the same stands in this log, but for ids, times and numbers; `leftOut` of these are not among the events. */
  readonly repeats?: { readonly count: number; readonly lastAt: string | null; readonly leftOut: number };
}

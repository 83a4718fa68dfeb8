import type { EventKind } from "./event.ts";

/** How much an event helps to find the cause, 0 to 9: what is kept when a log is too long to keep whole. */
export function importanceOf(kind: EventKind): number {
  return HIGH.has(kind) ? 7 : LOW.has(kind) ? 2 : kind === "error-code" ? 6 : 5;
}

const HIGH: ReadonlySet<EventKind> = new Set([
  ...([
    "connection-cancelled",
    "connection-failed",
    "connect-timeout",
    "init-timeout",
    "startup-failed",
  ] as const),
  ...([
    "version-unsupported",
    "peer-closed",
    "connection-reset",
    "connection-lost",
    "account-not-found",
  ] as const),
  ...(["traceback", "module-missing", "import-broken", "signature-mismatch", "server-version-none"] as const),
  ...(["no-event-loop", "loop-already-running", "loop-closed", "loop-mismatch", "decode-error"] as const),
  ...(["wrong-password", "login-failed", "login-throttled", "second-factor-timeout", "tws-exit"] as const),
  ...(["client-ignored", "relay-refused", "relay-timeout", "socket-error", "task-cancelled"] as const),
]);

const LOW: ReadonlySet<EventKind> = new Set([
  ...([
    "environment",
    "setting",
    "dialog",
    "running",
    "stopping",
    "disconnecting",
    "relay-listening",
  ] as const),
  ...(["managed-accounts", "next-valid-id", "relay-reset", "client-versions", "api-port"] as const),
]);

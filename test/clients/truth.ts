/** What may be said of a play, with whatever confidence; what is not named here allows only an open verdict. */
const TRUE: Readonly<Record<string, readonly string[]>> = {
  healthy: ["healthy", "farm-status-misread"],
  "not-listening": ["tws-not-running"],
  // NautilusTrader swallows the error of a reset before its hello: it prints what a refusal does, and no more than "possible" is said
  "accept-reset": ["tws-not-running"],
  "client-id-in-use": ["client-id-in-use"],
  "paper-disclaimer": ["paper-disclaimer"],
  redirected: ["redirected", "server-too-old"],
  "start-api-silent": ["session-incomplete"],
  "start-api-close": ["session-incomplete"],
  "no-next-valid-id": ["session-incomplete"],
  "no-managed-accounts": ["session-incomplete"],
  // NautilusTrader 2.x and IBApiNext say that they are connected, and nothing of accounts
  "empty-managed-accounts": ["session-incomplete", "healthy"],
  // Clients that ask for nothing never notice
  "requests-ignored": ["startup-sync-timeout", "healthy", "farm-status-misread"],
  "server-old-150": ["server-too-old", "healthy", "farm-status-misread"],
  "server-too-new": ["server-too-new", "session-incomplete", "healthy"],
  "connectivity-lost": ["connectivity-lost"],
  "session-close": ["session-dropped"],
  "session-reset": ["session-dropped"],
  "time-zone-chinese": ["healthy", "farm-status-misread"],
  "hello-split": ["healthy", "farm-status-misread"],
  "port-changed": ["api-port-changed"],
  "too-many-clients": ["too-many-clients", "session-incomplete"],
};

/** Clients that are ready without next valid id: NautilusTrader from 1.230 on when code 2104 comes, IBApiNext always. */
const READY_WITHOUT_ID = /^nautilus_trader-1\.23\d|^stoqey-.*-next$/;

/** Environments that do not fit: whatever TWS does, this is the cause; `null`: no failure mode is made for it. */
const MIXED: Readonly<Record<string, string | null>> = {
  "nautilus_trader-1.220.0-with-ibapi-9.81.1.post1": "ibapi-shadowed",
  "nautilus_trader-1.220.0-with-nautilus-ibapi-10.45.1": "ibapi-mismatch",
  "nautilus_trader-1.220.0-with-uvloop-0.23.0": null,
};

/** Whether the play is a program that cancels its own connection. */
export function cancelsItself(play: string): boolean {
  return play.startsWith("program-") && !play.startsWith("program-right");
}

/** Failure modes that a verdict on this play may name; an open verdict is always honest. */
export function mayBeCalled(client: string, play: string): readonly string[] {
  const mixed = MIXED[client];
  if (mixed !== undefined) return mixed === null ? [] : [mixed];
  if (cancelsItself(play)) return ["cancelled-by-own-loop"];
  if (play.startsWith("program-right")) return TRUE.healthy ?? [];
  const named = TRUE[play] ?? [];
  return play === "no-next-valid-id" && READY_WITHOUT_ID.test(client) ? [...named, "healthy"] : named;
}

// The package's main module also loads rxjs, 226 modules this does not need; its version is pinned.
import { IBApi } from "@stoqey/ib/dist/api/api.js";
import { EventName } from "@stoqey/ib/dist/api/data/enum/event-name.js";

export interface WitnessEvent {
  readonly atMs: number;
  readonly event: string;
  readonly detail: string;
}

/** More than any session start has; a server that floods is not written down further. */
const MAX_EVENTS = 60;

/** A session start through @stoqey/ib; `onEvent` sees each event as it comes. Ends when the session stands, is cut, or time is up. */
export function witnessSession(
  { host, port, clientId, limitMs }: { host: string; port: number; clientId: number; limitMs: number },
  onEvent: (event: WitnessEvent) => void,
): Promise<void> {
  // Leaving one out would make it read the `.env` and `config/` of the current folder.
  const client = new IBApi({ host, port, clientId, maxReqPerSec: 40 });
  const start = performance.now();
  const seen = new Set<string>();
  let count = 0;
  return new Promise((done) => {
    const timer = setTimeout(finish, limitMs);
    function finish(): void {
      clearTimeout(timer);
      client.removeAllListeners();
      client.disconnect();
      done();
    }
    function note(event: string, detail: unknown = ""): void {
      seen.add(event);
      count += 1;
      if (count > MAX_EVENTS) return;
      const atMs = Math.round((performance.now() - start) * 10) / 10;
      onEvent({ atMs, event, detail: String(detail).slice(0, 500) });
      if (event === "disconnected" || (seen.has("nextValidId") && seen.has("managedAccounts"))) finish();
    }
    client.on(EventName.connected, () => note("connected"));
    client.on(EventName.server, (version) => note("server", version));
    client.on(EventName.managedAccounts, (accounts) => note("managedAccounts", accounts));
    client.on(EventName.nextValidId, (id) => note("nextValidId", id));
    client.on(EventName.info, (text, code) => note("info", `${code} ${text}`));
    client.on(EventName.error, (error, code, requestId) =>
      note("error", `${code} ${requestId} ${error.message}`),
    );
    client.on(EventName.disconnected, () => note("disconnected"));
    client.connect();
  });
}

import type { RecorderValue } from "./recorder-value.ts";
import type { RunValue } from "./run-value.ts";
import type { Tap } from "./tap/tap.ts";

/** Why no connection came through the tap, most likely first; empty when one did. */
export function whyNothing(run: RunValue, tap: Tap, recorder: RecorderValue | null): string[] {
  if (tap.connections > 0) return [];
  if (run.notStarted !== null) return [`The program could not be started (${run.notStarted}).`];
  const reasons = elsewhere(recorder, tap);
  const shut = tap.routes.filter(({ value }) => value.tapPort === null);
  if (tap.routes.length === 0) reasons.push("The name of TWS's host has no address.");
  if (tap.routes.length > 0 && shut.length === tap.routes.length) {
    const states = shut.map(
      ({ value }) => `${value.address}:${value.port} ${value.tapError ?? value.atStart}`,
    );
    reasons.push(
      `TWS did not answer the tap (${states.join(", ")}), so the program was left to connect directly and to see that itself.`,
    );
  }
  const connects = recorder?.records.filter(({ kind }) => kind === "connect") ?? [];
  if (recorder && connects.length === 0 && reasons.length === 0)
    reasons.push(
      "The hook inside the program saw no connect to TWS's address: it did not try, tried another address or port, or connects in compiled code (a Rust or C client), where the hook does not see it.",
    );
  if (!recorder && reasons.length === 0) reasons.push(...notLoaded(run));
  if (run.durationMs < 1_000 && run.exitCode !== 0) reasons.push("The program ended within a second.");
  reasons.push(
    "To see it all the same: run with --tap-port N and let the program connect to 127.0.0.1:N instead of TWS.",
  );
  return reasons;
}

/** Why no hook attached: an obstacle in the command, else what hooks need. */
function notLoaded({ redirects }: RunValue): string[] {
  const obstacles = redirects.filter(({ way, applied }) => /-hook$/.test(way) && !applied);
  return [
    "No hook was loaded by the program.",
    ...new Set(obstacles.map(({ detail }) => detail)),
    "Hooks need Python 3.9 or newer, or Node, and an environment that is passed on.",
  ];
}

/** The program may know better where TWS is than its configuration told. */
function elsewhere(recorder: RecorderValue | null, tap: Tap): string[] {
  const tapped = tap.routes.map(({ value }) => `${value.address}:${value.port}`).join(" and ");
  const seen = new Map<string, string | null>();
  for (const { kind, detail, userPlace } of recorder?.records ?? [])
    if (kind === "connect-elsewhere" && !seen.has(detail)) seen.set(detail, userPlace);
  return [...seen].slice(0, 3).map(([address, place]) => {
    const where = place === null ? "" : ` at ${place}`;
    const port = address.slice(address.lastIndexOf(":") + 1);
    return `The program connected to ${address}${where}, while TWS was looked for on ${tapped}: if TWS is there, run again with --port ${port}.`;
  });
}

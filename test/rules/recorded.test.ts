import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/model/verdict.ts";
import { verdictOf } from "./given.ts";

const root = fileURLToPath(new URL("../fixtures/clients", import.meta.url));

/** What each scenario may be called with confidence: its truth, or a mode that the same evidence means. */
const TRUTH: Readonly<Record<string, readonly string[]>> = {
  "accept-close": ["relay-without-backend", "untrusted-address"],
  "accept-reset": ["relay-without-backend", "untrusted-address"],
  "accept-silent": ["gateway-wedged", "untrusted-address"],
  "client-id-in-use": ["client-id-in-use"],
  "connectivity-lost": ["connectivity-lost"],
  "empty-managed-accounts": ["session-incomplete"],
  healthy: ["healthy", "farm-status-misread"],
  "hello-close": ["untrusted-address"],
  "hello-split": ["healthy"],
  "http-server": ["not-tws"],
  "no-managed-accounts": ["session-incomplete"],
  "no-next-valid-id": ["session-incomplete"],
  "not-listening": ["tws-not-running"],
  "paper-disclaimer": ["paper-disclaimer"],
  "port-changed": ["api-port-changed"],
  redirected: ["redirected"],
  "requests-ignored": ["startup-sync-timeout", "healthy"],
  "server-old-150": ["server-too-old", "healthy"],
  "server-too-new": ["server-too-new"],
  "session-close": ["session-dropped"],
  "session-reset": ["session-dropped"],
  "ssh-banner": ["not-tws"],
  "start-api-close": ["session-incomplete"],
  "start-api-silent": ["session-incomplete"],
  "time-zone-chinese": ["healthy", "localized-tws"],
  "tls-alert": ["tls-expected", "client-portal-gateway"],
  "too-many-clients": ["too-many-clients"],
};

/** Environments whose packages do not fit: the failure is theirs, whatever TWS does. */
const BROKEN: Readonly<Record<string, string>> = {
  "nautilus_trader-1.220.0-with-ibapi-9.81.1.post1": "ibapi-shadowed",
  "nautilus_trader-1.220.0-with-nautilus-ibapi-10.45.1": "ibapi-mismatch",
  "nautilus_trader-1.220.0-with-uvloop-0.23.0": "event-loop-misuse",
};

const RIGHT = ["program-right", "program-right-async"];

describe.concurrent("what real clients printed", () => {
  for (const client of readdirSync(root)) {
    for (const play of readdirSync(join(root, client))) {
      const folder = join(root, client, play);
      if (!statSync(folder).isDirectory()) continue;
      test(`${client} × ${play}: the log alone`, async () => {
        honest(await verdictOf({ logs: logsIn(folder) }), truthOf(client, play));
      });
      if (play.startsWith("program-") && !RIGHT.includes(play)) {
        test(`${client} × ${play}: the program cancels itself`, async () => {
          const verdict = await verdictOf({ probe: "healthy", logs: logsIn(folder) });
          expect(verdict).toMatchObject({ failureMode: "cancelled-by-own-loop", fault: "program" });
          expect(verdict.findings[0]?.libraryDefect?.component).toBe("nautilus_trader");
        });
      } else {
        test(`${client} × ${play}: never called a cancellation`, async () => {
          const verdict = await verdictOf({ logs: logsIn(folder) });
          expect(verdict.findings.map((one) => one.rule)).not.toContain("cancelled-by-own-loop");
        });
      }
    }
  }
});

function truthOf(client: string, play: string): readonly string[] {
  const broken = BROKEN[client];
  if (broken !== undefined) return [broken];
  if (RIGHT.includes(play)) return ["healthy", "farm-status-misread"];
  return play.startsWith("program-") ? ["cancelled-by-own-loop"] : (TRUTH[play] ?? []);
}

/** Sure only of the truth; less sure, or open, of anything that does not exclude it. */
function honest(verdict: Verdict, truth: readonly string[]): void {
  if (verdict.confidence === "likely" || verdict.confidence === "proven") {
    expect(truth, verdict.headline).toContain(verdict.failureMode);
  }
}

function logsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== "run.json",
  );
  return Object.fromEntries(
    files.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]),
  );
}

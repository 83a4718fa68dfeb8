import { describe, expect, test } from "vitest";
import { verdictOf } from "./given.ts";
import { gatewayPastes } from "./pasted/gateway.ts";
import { ibAsyncPastes } from "./pasted/ib-async.ts";
import { mixedPastes } from "./pasted/mixtures.ts";
import { nautilusPastes } from "./pasted/nautilus.ts";
import { otherPastes } from "./pasted/other-clients.ts";
import { shapePastes } from "./pasted/shapes.ts";

const all = { nautilusPastes, ibAsyncPastes, otherPastes, gatewayPastes, shapePastes, mixedPastes };

/** What `diagnose FILE…` says of a log that somebody pasted into an issue. */
describe.each(Object.entries(all))("%s", (_group, pastes) => {
  test.each(pastes)("$name", async ({ log, says, fault, among = [], never = [] }) => {
    const files = typeof log === "string" || log instanceof Uint8Array ? { "paste.log": log } : log;
    const verdict = await verdictOf({ logs: files });
    expect(verdict.failureMode, verdict.headline).toBe(says);
    if (fault !== undefined) expect(verdict.fault).toBe(fault);
    const named = verdict.alternatives.map((one) => one.failureMode);
    for (const mode of among) expect(named).toContain(mode);
    for (const mode of never) expect(named).not.toContain(mode);
  });
});

import { describe, expect, it } from "vitest";
import { clientDocs, leftOver, recordedPlays } from "./client-docs.ts";

/** What may be said of a play when anything is said; scenarios and programs not named here allow only an open verdict. */
const TRUE: Readonly<Record<string, readonly string[]>> = {
  healthy: ["healthy", "farm-status-misread"],
  "not-listening": ["tws-not-running"],
  "client-id-in-use": ["client-id-in-use"],
  "paper-disclaimer": ["paper-disclaimer"],
  redirected: ["redirected", "server-too-old"],
  "start-api-silent": ["session-incomplete"],
  "start-api-close": ["session-incomplete"],
  // NautilusTrader 1.230.0 calls itself ready when code 2104 comes
  "no-next-valid-id": ["session-incomplete", "farm-status-misread", "healthy"],
  "no-managed-accounts": ["session-incomplete"],
  "empty-managed-accounts": ["session-incomplete", "healthy", "farm-status-misread"],
  // Clients that ask for nothing never notice
  "requests-ignored": ["startup-sync-timeout", "healthy", "farm-status-misread"],
  "server-old-150": ["server-too-old", "healthy", "farm-status-misread"],
  "server-too-new": ["server-too-new", "session-incomplete", "healthy"],
  "connectivity-lost": ["connectivity-lost"],
  "session-close": ["session-dropped", "healthy", "farm-status-misread"],
  "session-reset": ["session-dropped", "healthy", "farm-status-misread"],
  "time-zone-chinese": ["healthy", "farm-status-misread"],
  "hello-split": ["healthy", "farm-status-misread"],
  "port-changed": ["api-port-changed"],
  "too-many-clients": ["too-many-clients", "session-incomplete"],
};

/** Environments that do not fit: whatever TWS does, this is the cause. */
const MIXED: Readonly<Record<string, string>> = {
  "nautilus_trader-1.220.0-with-ibapi-9.81.1.post1": "ibapi-shadowed",
  "nautilus_trader-1.220.0-with-nautilus-ibapi-10.45.1": "ibapi-mismatch",
};

describe("the recordings of real clients", async () => {
  const plays = await recordedPlays();

  it("are all there, and no others", async () => {
    expect(plays.length).toBeGreaterThan(250);
    expect(await leftOver()).toEqual([]);
  });

  it.each(plays.map((one) => [`${one.client} × ${one.play}`, one] as const))(
    "%s: nothing wrong is said",
    (_, one) => {
      const { failureMode } = one.verdict;
      if (failureMode === null || one.client.endsWith("uvloop-0.23.0")) return;
      const allowed =
        MIXED[one.client] ??
        TRUE[one.play] ??
        (one.play.startsWith("program-right")
          ? TRUE.healthy
          : one.play.startsWith("program-")
            ? "cancelled-by-own-loop"
            : []);
      expect([allowed].flat()).toContain(failureMode);
    },
  );

  it("name a dependency that does not fit, where no failure mode does", () => {
    const { verdict } = plays.find(({ client }) => client.endsWith("uvloop-0.23.0")) ?? {};
    expect(verdict).toMatchObject({ failureMode: null, fault: "client-library" });
    expect(verdict?.findings[0]?.libraryDefect?.id).toBe("nautilus-needs-old-uvloop");
  });

  it("show every cancellation as the program's own, with the defect of the library", () => {
    const wrong = plays.filter(
      ({ play }) => play.startsWith("program-") && !play.startsWith("program-right"),
    );
    expect(wrong.length).toBeGreaterThan(10);
    for (const { client, play, verdict } of wrong) {
      expect([client, play, verdict.failureMode, verdict.fault]).toEqual([
        client,
        play,
        "cancelled-by-own-loop",
        "program",
      ]);
      expect(verdict.findings[0]?.libraryDefect?.id).toBe("nautilus-swallows-cancellation");
    }
  });

  it("make docs/clients.md (`npm run docs:clients` renews it)", async () => {
    await expect(await clientDocs()).toMatchFileSnapshot("../../docs/clients.md");
  });
});

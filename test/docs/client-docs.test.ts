import { describe, expect, it } from "vitest";
import { cancelsItself, mayBeCalled } from "../clients/truth.ts";
import { clientDocs, leftOver, recordedPlays } from "./client-docs.ts";

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
      if (failureMode !== null) expect(mayBeCalled(one.client, one.play)).toContain(failureMode);
    },
  );

  it("name a dependency that does not fit, where no failure mode does", () => {
    const { verdict } = plays.find(({ client }) => client.endsWith("uvloop-0.23.0")) ?? {};
    expect(verdict).toMatchObject({ failureMode: null, fault: "client-library" });
    expect(verdict?.findings[0]?.libraryDefect?.id).toBe("nautilus-needs-old-uvloop");
  });

  it("show every cancellation as the program's own, with the defect of the library", () => {
    const wrong = plays.filter(({ play }) => cancelsItself(play));
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

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TIMING } from "../../src/filing/timing.ts";
import { turnMs, windowMs } from "../../src/filing/turn.ts";
import { creating } from "../fakes/github/faults.ts";
import { createDesk, type Desk, FAST } from "./desk.ts";

const elsewhere = (desk: Desk, name: string) => ({ IB_BUGREPORT_STATE: join(desk.state, name) });
const open = ({ repo }: Desk) =>
  repo.issues.filter(({ state }) => state === "open").map(({ number }) => number);

describe("two machines in the same moment", () => {
  test("both create; the younger closes its own as a duplicate and names the older", async () => {
    const desk = await createDesk();
    desk.github.faults.push({ kind: { fault: "slow", ms: 80 }, times: 2, on: creating });
    const now = { random: () => 0, timing: { ...FAST, createMs: 2000 } };
    const filings = await Promise.all([
      desk.file({}, now, elsewhere(desk, "a")),
      desk.file({}, now, elsewhere(desk, "b")),
    ]);
    expect(desk.repo.issues).toHaveLength(2);
    expect(open(desk)).toEqual([1]);
    expect(filings.map(({ outcome }) => outcome).sort()).toEqual(["duplicate", "filed"]);
    expect(filings.map(({ number }) => number)).toEqual([1, 1]);
    expect(desk.repo.issues[1]).toMatchObject({
      stateReason: "duplicate",
      comments: [{ body: expect.stringContaining("#1") }],
    });
    expect(desk.github.violations).toEqual([]);
  });

  test("an older issue that was known before is no twin: --again keeps its own open", async () => {
    const desk = await createDesk();
    await desk.file();
    expect(await desk.file({ again: true })).toMatchObject({ outcome: "filed", number: 2 });
    expect(open(desk)).toEqual([1, 2]);
  });

  test("one that was cut off before it could close its twin does so when it comes back", async () => {
    const desk = await createDesk();
    desk.github.faults.push({ kind: { fault: "slow", ms: 80 }, times: 2, on: creating });
    const now = { random: () => 0, timing: { ...FAST, createMs: 2000 } };
    const cut = { a: new AbortController(), b: new AbortController() };
    // As soon as both issues are there, nobody gets any further.
    desk.github.onRequest = () => {
      if (desk.repo.issues.length === 2) for (const one of Object.values(cut)) one.abort();
    };
    const both = ["a", "b"] as const;
    await Promise.all(
      both.map((name) => desk.file({}, { ...now, signal: cut[name].signal }, elsewhere(desk, name))),
    );
    expect(open(desk)).toEqual([1, 2]);
    for (const name of both) await desk.file({}, {}, elsewhere(desk, name));
    expect(open(desk)).toEqual([1]);
  });
});

test("a dozen machines at once: one issue is open in the end", { timeout: 90_000 }, async () => {
  const desk = await createDesk();
  const timing = {
    ...FAST,
    windowMs: [400, 8000] as const,
    windowRoundTrips: 40,
    readMs: 20_000,
    createMs: 20_000,
  };
  const all = Array.from({ length: 12 }, (_, index) =>
    desk.file({}, { timing }, elsewhere(desk, String(index))),
  );
  const filings = await Promise.all(all);
  expect(open(desk)).toHaveLength(1);
  expect(filings.every(({ outcome }) => outcome === "filed" || outcome === "duplicate")).toBe(true);
  expect(new Set(filings.map(({ number }) => number))).toEqual(new Set(open(desk)));
});

test("processes of one machine share a lock and a ledger: one of them asks the server", {
  timeout: 90_000,
}, async () => {
  const desk = await createDesk();
  const timing = { ...FAST, readMs: 20_000, createMs: 20_000, lockMs: 80_000, deadAfterMs: 80_000 };
  const filings = await Promise.all(Array.from({ length: 20 }, () => desk.file({}, { timing })));
  expect(desk.repo.issues).toHaveLength(1);
  expect(filings.filter(({ outcome }) => outcome === "filed")).toHaveLength(1);
  expect(filings.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(19);
  const one = desk.github.seen.length;
  expect(one).toBeLessThan(30);
});

test("one that slept while another process took over its lock creates nothing", async () => {
  const desk = await createDesk();
  const lock = join(desk.state, "lock");
  // What another process does that finds no sign of life; there is a lock by the time of the last look.
  desk.github.onRequest = () => {
    if (existsSync(lock)) writeFileSync(join(lock, "000000000099"), "");
  };
  expect(await desk.file()).toMatchObject({
    outcome: "not-filed",
    reason: expect.stringContaining("took over"),
  });
  expect(desk.github.seen.filter(creating)).toEqual([]);
});

test("the turn: within its bounds, few early and most late", () => {
  const turns = Array.from({ length: 1000 }, (_, index) => turnMs(windowMs(TIMING, 10), index / 1000));
  expect(Math.min(...turns)).toBe(0);
  expect(Math.max(...turns)).toBeLessThanOrEqual(TIMING.windowMs[0]);
  expect(turns.filter((ms) => ms < TIMING.windowMs[0] / 2).length).toBeLessThan(60);
  expect(turnMs(windowMs(TIMING, 60_000), 1)).toBeCloseTo(TIMING.windowMs[1]);
});

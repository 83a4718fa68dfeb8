import { describe, expect, test } from "vitest";
import type { Filing } from "../../src/filing/index.ts";
import { creating, type Fault, type FaultKind, type Seen, STATUS_FAULTS } from "../fakes/github/faults.ts";
import { createDesk, type Desk, FAST, TOKEN } from "./desk.ts";
import { createMortal } from "./mortal.ts";

/** More steps than any filing takes. */
const MOST_STEPS = 80;

/** One run that dies after a step; `null`: it died, else what it answered before it could. */
async function runUntil(
  desk: Desk,
  dieAfter: number,
): Promise<{ filing: Filing | null; steps: readonly string[] }> {
  const env = { IB_BUGREPORT_STATE: desk.state, IB_BUGREPORT_GITHUB_TOKEN: TOKEN };
  const mortal = createMortal(env, dieAfter);
  try {
    const filing = await Promise.race([
      desk.file({}, { system: mortal.system }),
      mortal.died.then(() => null),
    ]);
    return { filing, steps: mortal.steps };
  } finally {
    mortal.release();
  }
}

const faults: Readonly<Record<string, FaultKind | null>> = {
  none: null,
  "dropped before": { fault: "drop" },
  "created, then dropped": { fault: "done-then-drop" },
  "created, then 502": { fault: "done-then-status", status: 502 },
  "created, then cut": { fault: "done-then-cut" },
  "created, then garbage": { fault: "done-then-garbage" },
  "created, then no answer": { fault: "done-then-hang" },
  "hangs, creates nothing": { fault: "hang" },
  slow: { fault: "slow", ms: 100 },
  ...STATUS_FAULTS,
};

/** The answer of a run must be true: `filed` and `duplicate` name the one issue, all others say that there may be none. */
function expectTruth(filing: Filing, desk: Desk): void {
  const open = desk.repo.issues.filter(({ state }) => state === "open");
  if (filing.outcome === "filed" || filing.outcome === "duplicate") {
    expect(open.map(({ number }) => number)).toEqual([filing.number]);
  } else {
    expect(["not-filed", "unknown"]).toContain(filing.outcome);
    if (filing.outcome === "not-filed") expect(open).toHaveLength(0);
    expect(filing.reason.length).toBeGreaterThan(20);
  }
}

describe.each(Object.entries(faults))("%s", (name, kind) => {
  test("one run, and a second one", async () => {
    const desk = await createDesk();
    if (kind !== null) desk.github.faults.push({ kind, times: 1, on: creating });
    const first = await desk.file();
    expect(desk.github.seen.filter(creating)).toHaveLength(1);
    expectTruth(first, desk);
    const second = await desk.file();
    expectTruth(second, desk);
    expect(second.outcome).toMatch(/filed|duplicate/);
    expect(desk.repo.issues).toHaveLength(1);
    expect(desk.github.violations).toEqual([]);
  });

  test("killed after any step, run again: one issue", async () => {
    const whole = await runUntil(await createDesk(), MOST_STEPS);
    expect(whole.filing?.outcome).toBe("filed");
    const post = whole.steps.findIndex((step) => step.startsWith("POST"));
    // Far from the POST all faults are alike; two of them walk the whole way.
    const far = name === "none" || name === "created, then dropped";
    const from = far ? 0 : post - 1;
    const to = far ? whole.steps.length + 2 : post + 3;
    for (let dieAfter = from; dieAfter <= to; dieAfter++) {
      const desk = await createDesk();
      if (kind !== null) desk.github.faults.push({ kind, times: 1, on: creating });
      await runUntil(desk, dieAfter);
      const second = await desk.file();
      expectTruth(second, desk);
      const third = /unknown|not-filed/.test(second.outcome) ? await desk.file() : second;
      expect([dieAfter, desk.repo.issues.length, third.outcome]).toEqual([
        dieAfter,
        1,
        expect.stringMatching(/filed|duplicate/),
      ]);
    }
  });
});

test("a server that never confirms: one POST a run, nothing twice, and it is said", async () => {
  const desk = await createDesk();
  desk.github.faults.push({ kind: STATUS_FAULTS["503"], times: 99, on: creating });
  const first = await desk.file();
  expect(first).toMatchObject({ outcome: "unknown", number: null });
  expect(first.reason).toContain("not known");
  expect(desk.github.seen.filter(creating)).toHaveLength(1);
});

test("a server that cannot be asked about an earlier attempt: nothing is sent, and the attempt is not forgotten", async () => {
  const desk = await createDesk();
  desk.github.faults.push({ kind: { fault: "done-then-drop" }, times: 1, on: creating });
  const lists = (seen: Seen) => seen.method === "GET" && /\/issues(?:\/\d+)?$/.test(seen.path);
  const down: Fault = { kind: STATUS_FAULTS["502"], times: 99, on: lists };
  desk.github.onRequest = (seen) => creating(seen) && desk.github.faults.push(down);
  expect(await desk.file()).toMatchObject({ outcome: "unknown" });
  expect(await desk.file()).toMatchObject({ outcome: "unknown" });
  expect(desk.github.seen.filter(creating)).toHaveLength(1);
  down.times = 0;
  expect(await desk.file()).toMatchObject({ outcome: "filed", number: 1 });
  expect(desk.repo.issues).toHaveLength(1);
});

/** Requests of a filing at which something may go wrong, by what they are for. */
const requests: Readonly<Record<string, (seen: Seen) => boolean>> = {
  "who we are": ({ path }) => path === "/user",
  "the repository": ({ path }) => path === "/repos/o/r",
  "the template": ({ path }) => path.includes("/contents/.github/ISSUE_TEMPLATE"),
  "the lists": ({ method, path }) => method === "GET" && path.endsWith("/issues"),
  "one issue": ({ method, path }) => method === "GET" && /\/issues\/\d+$/.test(path),
  "the search": ({ path }) => path === "/search/issues",
  "every read": ({ method }) => method === "GET",
};
/** One of each kind: what a read makes of a status does not depend on the request. */
const readFaults: readonly FaultKind[] = [
  { fault: "drop" },
  { fault: "hang" },
  { fault: "status", status: 200, body: "<html>a captive portal</html>" },
  ...(["401", "403 permission", "403 secondary", "404", "422 spam", "502"] as const).map(
    (name) => STATUS_FAULTS[name],
  ),
];

test.each(Object.entries(requests))("faults at %s, once and for good", async (_name, on) => {
  const play = async (kind: FaultKind, times: number) => {
    const desk = await createDesk();
    const fault = { kind, times, on };
    desk.github.faults.push(fault);
    expectTruth(await desk.file({}, { timing: { ...FAST, readMs: 80 } }), desk);
    fault.times = 0;
    const patient = { timing: { ...FAST, readMs: 10_000, createMs: 10_000 } };
    expectTruth(await desk.file({}, patient), desk);
    expect(desk.repo.issues).toHaveLength(1);
  };
  for (const kind of readFaults) await Promise.all([play(kind, 1), play(kind, 999)]);
});

test("a limit that ends soon is sat out once", async () => {
  const desk = await createDesk();
  const kind = { ...STATUS_FAULTS["403 secondary"], headers: { "retry-after": "0" } };
  desk.github.faults.push({ kind, times: 1, on: creating });
  expect(await desk.file()).toMatchObject({ outcome: "filed" });
  desk.github.faults.push({ kind, times: 2, on: creating });
  expect(await desk.file({ again: true })).toMatchObject({ outcome: "not-filed" });
});

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FilingDeps, FilingRequest } from "../../src/filing/index.ts";
import { TIMING } from "../../src/filing/timing.ts";
import { turnMs, windowMs } from "../../src/filing/turn.ts";
import { creating, type Fault, type Seen } from "../fakes/github/faults.ts";
import { addIssue, type FakeIssue } from "../fakes/github/store.ts";
import { createDesk, type Desk, FAST } from "./desk.ts";

const elsewhere = (desk: Desk, name: string) => ({ IB_BUGREPORT_STATE: join(desk.state, name) });
const open = ({ repo }: Desk) =>
  repo.issues.filter(({ state }) => state === "open").map(({ number }) => number);

const lists = ({ method, path }: Seen) => method === "GET" && path.endsWith("/issues");

/** No issue is created before so many machines have asked for theirs. */
function together({ github }: Desk, machines: number): void {
  let all = () => {};
  const until = new Promise<void>((ready) => (all = ready));
  let asked = 0;
  const on = (seen: Seen) => {
    if (!creating(seen)) return false;
    if (++asked === machines) all();
    return true;
  };
  github.faults.push({ kind: { fault: "held", until }, times: machines, on });
}
/** Machines whose turn comes at once, and who wait for each other however slow the machine of the test is. */
const now = { random: () => 0, timing: { ...FAST, createMs: 60_000 } };

describe("two machines in the same moment", () => {
  test("both create; the younger closes its own as a duplicate and names the older", async () => {
    const desk = await createDesk();
    together(desk, 2);
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
    together(desk, 2);
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

/** As our own issue is created, another machine's has just been; the lists show it after they were read once more. */
async function lateInLists(
  request: Partial<FilingRequest>,
  deps: Partial<FilingDeps> = {},
  ...faults: readonly Fault[]
) {
  const desk = await createDesk();
  const { github, repo } = desk;
  github.faults.push(...faults);
  github.store.listLagMs = 1;
  const unlisted = Number.POSITIVE_INFINITY;
  let read = 0;
  github.onRequest = (seen) => {
    if (creating(seen)) addIssue(repo, { ...(seen.body as FakeIssue), createdMs: unlisted });
    // Ours and everybody's are read: two lists are one look.
    else if (repo.issues[0] !== undefined && lists(seen) && ++read === 3) repo.issues[0].createdMs = 0;
  };
  return { desk, filing: await desk.file(request, { ...now, ...deps }) };
}

describe("a twin that the lists do not show at first", () => {
  test("is seen by a second look", async () => {
    const { desk, filing } = await lateInLists({});
    expect(filing).toMatchObject({ outcome: "duplicate", number: 1 });
    expect(open(desk)).toEqual([1]);
    // And remembered: nobody is asked the next time.
    const asked = desk.github.seen.length;
    expect(await desk.file()).toMatchObject({ outcome: "duplicate", number: 1 });
    expect(desk.github.seen).toHaveLength(asked);
  });

  test("is closed for another reason where the server does not know that one, or stays where it may not be closed", async () => {
    for (const refusals of [1, 2]) {
      const closing = ({ method, path }: Seen) => method === "PATCH" && path.endsWith("/2");
      const kind = { fault: "status", status: 422 } as const;
      const { desk, filing } = await lateInLists({}, {}, { kind, times: refusals, on: closing });
      expect(filing).toMatchObject(
        refusals === 1 ? { outcome: "duplicate", number: 1 } : { outcome: "filed", number: 2 },
      );
      expect(open(desk)).toEqual(refusals === 1 ? [1] : [1, 2]);
      expect(desk.repo.issues[1]?.stateReason).toBe(refusals === 1 ? "not_planned" : null);
      expect(desk.repo.issues[1]?.comments).toHaveLength(refusals === 1 ? 1 : 0);
    }
  });

  test("is left to the next run where a person waits for the answer", async () => {
    const ask = async () => ({ action: "post", attested: [] }) as const;
    const { desk, filing } = await lateInLists({ permission: { kind: "ask" } }, { ask });
    expect(filing).toMatchObject({ outcome: "filed", number: 2 });
    expect(open(desk)).toEqual([1, 2]);
  });
});

test("who comes a moment after two twins names the one that stays", async () => {
  const desk = await createDesk();
  await desk.file();
  const [{ body, title } = { body: "", title: "" }] = desk.repo.issues.splice(0);
  const intents = join(desk.state, "b", "intents");
  // Read when all else is done, directly before the POST.
  desk.github.onRequest = (seen) => {
    if (!lists(seen) || !existsSync(intents) || desk.repo.issues.length > 0) return;
    for (let twin = 1; twin <= 2; twin++) addIssue(desk.repo, { title, body });
  };
  const late = await desk.file({}, now, elsewhere(desk, "b"));
  expect(late).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(desk.repo.issues).toHaveLength(2);
  // Nothing is left to look for: the next time nobody is asked.
  const asked = desk.github.seen.length;
  expect(await desk.file({}, now, elsewhere(desk, "b"))).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(desk.github.seen).toHaveLength(asked);
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

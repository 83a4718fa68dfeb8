/** Between the permission and the answer: the turn, the last look, what GitHub refuses, and what cannot be remembered. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createSystem } from "../../src/system/index.ts";
import { creating, type Seen } from "../fakes/github/faults.ts";
import { addIssue } from "../fakes/github/store.ts";
import { caseOf } from "./case-fixture.ts";
import { createDesk, type Desk, FAST, TOKEN } from "./desk.ts";

const lists = ({ method, path }: Seen) => method === "GET" && path.endsWith("/issues");
const elsewhere = ({ state }: Desk) => ({ IB_BUGREPORT_STATE: join(state, "elsewhere") });

/** A desk without issues, and what another machine files about the same failure. */
async function deskAndTwin() {
  const desk = await createDesk();
  await desk.file({}, {}, elsewhere(desk));
  const [{ title, body } = { title: "", body: "" }] = desk.repo.issues.splice(0);
  desk.github.seen.splice(0);
  return { desk, twin: { title, body } };
}

describe("the turn", () => {
  test("what another machine files while this one waits is found, and nothing created", async () => {
    const { desk, twin } = await deskAndTwin();
    const timing = { ...FAST, windowMs: [400, 400] as const, windowRoundTrips: 0 };
    const progress = (text: string) => {
      if (text.startsWith("Waiting")) setTimeout(() => addIssue(desk.repo, twin), 100);
    };
    expect(await desk.file({}, { timing, progress, random: () => 1 })).toMatchObject({
      outcome: "duplicate",
      number: 1,
    });
    expect(desk.github.seen.filter(creating)).toEqual([]);
  });

  test.each([
    ["one, where the look is quick beside the window", 60_000, 1],
    ["no more than three, where it never is", 0, 3],
  ])("%s", async (_name, windowMs, turns) => {
    const desk = await createDesk();
    const timing = { ...FAST, windowMs: [windowMs, windowMs] as const, windowRoundTrips: 0 };
    const said: string[] = [];
    const progress = (text: string) => said.push(text);
    expect(await desk.file({}, { timing, progress, random: () => 0 })).toMatchObject({ outcome: "filed" });
    expect(said.filter((text) => text.startsWith("Waiting"))).toHaveLength(turns);
  });

  test("none for a person, who has agreed to this text now", async () => {
    const desk = await createDesk();
    const said: string[] = [];
    const progress = (text: string) => said.push(text);
    const ask = async () => ({ action: "post", attested: [] }) as const;
    const filing = await desk.file({ permission: { kind: "ask" } }, { ask, progress });
    expect(filing.outcome).toBe("filed");
    expect(said.join("\n")).not.toContain("Waiting");
  });
});

test("what comes up while a person reads is found by the last look; --again files all the same", async () => {
  for (const again of [false, true]) {
    const { desk, twin } = await deskAndTwin();
    const ask = async () => {
      addIssue(desk.repo, twin);
      return { action: "post", attested: [] } as const;
    };
    const filing = await desk.file({ permission: { kind: "ask" }, again }, { ask });
    expect(filing).toMatchObject(
      again ? { outcome: "filed", number: 2 } : { outcome: "duplicate", number: 1 },
    );
    expect(desk.repo.issues.map(({ state }) => state)).toEqual(again ? ["open", "open"] : ["open"]);
  }
});

describe("ended by the user", () => {
  const ask = { permission: { kind: "ask" } } as const;

  test.each(["Waiting", "GitHub asks to wait"])("while it says %j, it sends nothing more", async (wait) => {
    const desk = await createDesk();
    const ended = new AbortController();
    const progress = (text: string) => {
      if (text.startsWith(wait)) ended.abort();
    };
    const headers = { "retry-after": "59" };
    const kind = { fault: "status", status: 429, headers } as const;
    desk.github.faults.push({ kind, times: 1, on: creating });
    const { outcome, reason } = await desk.file({}, { progress, signal: ended.signal });
    expect(outcome).toBe("not-filed");
    if (wait !== "Waiting") expect(reason).toMatch(/Interrupted before anything was sent.*drafts/);
    expect(desk.github.seen.filter(creating)).toHaveLength(wait === "Waiting" ? 0 : 1);
  });

  test("after he has agreed, it says that nothing was sent, not that another process is filing", async () => {
    const desk = await createDesk();
    const ended = new AbortController();
    const agree = async () => {
      ended.abort();
      return { action: "post", attested: [] } as const;
    };
    expect(await desk.file(ask, { ask: agree, signal: ended.signal })).toMatchObject({
      outcome: "not-filed",
      reason: expect.stringContaining("Interrupted before anything was sent"),
    });
    expect(desk.github.seen.filter(creating)).toEqual([]);
  });
});

test("a text that stays too long for GitHub is shortened once, then given up", async () => {
  const desk = await createDesk();
  const body = { message: "Validation Failed", errors: [{ message: "body is too long" }] };
  desk.github.faults.push({ kind: { fault: "status", status: 422, body }, times: 9, on: creating });
  expect(await desk.file()).toMatchObject({
    outcome: "not-filed",
    reason: expect.stringContaining("too long"),
  });
  expect(desk.github.seen.filter(creating)).toHaveLength(2);
});

test("an issue that this machine cannot remember is filed all the same, once", async () => {
  const desk = await createDesk();
  const { files, ...system } = createSystem({
    env: { IB_BUGREPORT_STATE: desk.state, IB_BUGREPORT_GITHUB_TOKEN: TOKEN },
  });
  const full: typeof files = {
    ...files,
    writeAtomic: async (path, content) => {
      if (/[\\/]filed[\\/]/.test(path)) throw new Error("ENOSPC: no space left on device");
      await files.writeAtomic(path, content);
    },
  };
  const said: string[] = [];
  const progress = (text: string) => said.push(text);
  const filing = await desk.file({}, { system: { ...system, files: full }, progress });
  expect(filing).toMatchObject({ outcome: "filed", number: 1 });
  expect(said.join("\n")).toContain("could not be remembered: ENOSPC");
  expect(await desk.file()).toMatchObject({
    outcome: "filed",
    number: 1,
    reason: expect.stringContaining("by an earlier run"),
  });
  expect(desk.repo.issues).toHaveLength(1);
});

describe("a gist", () => {
  const texts = { "report.md": "text", "bot.log": "password" } as never;

  test("keeps back what the scan objects to, and says so", async () => {
    const desk = await createDesk();
    const scan = (text: string) => (text === "password" ? ["a secret"] : []);
    const filing = await desk.file({ subject: { ...caseOf(), texts }, gist: true }, { scan });
    expect(desk.github.store.gists).toMatchObject([{ files: { "report.md": { content: "text" } } }]);
    expect(JSON.stringify(desk.github.store.gists)).not.toContain("bot.log");
    expect(filing).toMatchObject({
      outcome: "filed",
      reason: expect.stringMatching(/The gist is https:.* 1 of its files were kept back/),
    });
  });

  test("of nothing is none, and it is said why", async () => {
    const desk = await createDesk();
    const filing = await desk.file({ gist: true });
    expect(desk.github.store.gists).toEqual([]);
    expect(filing).toMatchObject({
      outcome: "filed",
      reason: expect.stringMatching(/no text files for a gist\.$/),
    });
  });

  test("that GitHub refuses costs the gist, not the issue", async () => {
    const desk = await createDesk();
    const on = ({ path }: Seen) => path === "/gists";
    desk.github.faults.push({ kind: { fault: "status", status: 404 }, times: 9, on });
    const filing = await desk.file({ subject: { ...caseOf(), texts }, gist: true });
    expect(filing).toMatchObject({
      outcome: "filed",
      reason: expect.stringContaining("The gist failed: Not found (404)"),
    });
    expect(filing.reason).not.toContain("kept back");
    expect(desk.repo.issues[0]?.body).not.toContain("Text files of the bundle");
  });
});

describe("an answer that was lost, while the lists are minutes late", () => {
  /** Ours is created and not listed; `before` is there already, listed or not. */
  async function lost(before: readonly ("listed" | "unlisted" | "deleted")[]) {
    const desk = await createDesk();
    const { github, repo } = desk;
    for (const one of before) {
      const createdMs = one === "listed" ? 0 : Date.now();
      addIssue(repo, {
        title: "Other",
        body: "Other",
        createdMs,
        ...(one === "deleted" ? { number: -1 } : {}),
      });
    }
    github.store.listLagMs = 3_600_000;
    github.faults.push({ kind: { fault: "done-then-drop" }, times: 1, on: creating });
    return { desk, filing: await desk.file() };
  }

  test.each([
    ["the next number", []],
    ["behind what is listed", ["listed", "listed"]],
    ["behind what others filed meanwhile", ["unlisted", "unlisted", "unlisted"]],
    ["behind one that was deleted", ["listed", "deleted"]],
  ] as const)("it is found by its number: %s", async (_name, before) => {
    const { desk, filing } = await lost(before);
    expect(filing).toMatchObject({ outcome: "filed", number: before.length + 1 });
    expect(desk.github.seen.filter(creating)).toHaveLength(1);
  });

  test("numbers that do not answer are no sign that it does not exist", async () => {
    const desk = await createDesk();
    desk.github.store.listLagMs = 3_600_000;
    const on = ({ path }: Seen) => /\/issues\/\d+$/.test(path);
    desk.github.faults.push({ kind: { fault: "done-then-drop" }, times: 1, on: creating });
    const down = { kind: { fault: "status", status: 502 } as const, times: 999, on };
    desk.github.faults.push(down);
    expect(await desk.file()).toMatchObject({ outcome: "unknown" });
    expect(await desk.file()).toMatchObject({ outcome: "unknown" });
    down.times = 0;
    expect(await desk.file()).toMatchObject({ outcome: "filed", number: 1 });
    expect(desk.github.seen.filter(creating)).toHaveLength(1);
  });
});

test("the lists are read anew before each of two attempts", async () => {
  const { desk, twin } = await deskAndTwin();
  const headers = { "retry-after": "0" };
  const kind = { fault: "status", status: 403, body: { message: "rate limit" }, headers } as const;
  desk.github.faults.push({ kind, times: 1, on: creating });
  let refused = false;
  desk.github.onRequest = (seen) => {
    if (creating(seen)) refused = true;
    else if (refused && lists(seen) && desk.repo.issues.length === 0) addIssue(desk.repo, twin);
  };
  expect(await desk.file()).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(desk.github.seen.filter(creating)).toHaveLength(1);
});

test("the last page before the POST, when it is not answered, is no reason to file nothing", async () => {
  const desk = await createDesk();
  const intents = join(desk.state, "intents");
  const on = (seen: Seen) => lists(seen) && existsSync(intents) && readdirSync(intents).length > 0;
  desk.github.faults.push({ kind: { fault: "status", status: 404 }, times: 1, on });
  expect(await desk.file()).toMatchObject({ outcome: "filed", number: 1 });
  expect(desk.github.faults[0]?.times).toBe(0);
});

test("after a definite no there is no earlier attempt to look for", async () => {
  const desk = await createDesk();
  desk.github.faults.push({ kind: { fault: "status", status: 422 }, times: 1, on: creating });
  expect(await desk.file()).toMatchObject({ outcome: "not-filed" });
  const said: string[] = [];
  const progress = (text: string) => said.push(text);
  expect(await desk.file({}, { progress })).toMatchObject({ outcome: "filed", number: 1 });
  expect(said.join("\n")).not.toContain("earlier attempt");
});

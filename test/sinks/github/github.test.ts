import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import type { Redacted } from "../../../src/model/redacted.ts";
import { type GithubHost, readApiUrl } from "../../../src/sinks/github/api-url.ts";
import { createGithub } from "../../../src/sinks/github/github.ts";
import { creating, STATUS_FAULTS } from "../../fakes/github/faults.ts";
import { type FakeGithub, startGithub } from "../../fakes/github/server.ts";
import { addIssue, addRepo } from "../../fakes/github/store.ts";
import { startProxy } from "../../fakes/proxy.ts";

const TOKEN = "token-of-ann";
let fake: FakeGithub;
afterEach(() => fake.close());

async function connect(token: string | null = TOKEN, env: Record<string, string> = {}) {
  fake = await startGithub();
  fake.store.users.set(TOKEN, "ann");
  const host = readApiUrl(fake.api) as GithubHost;
  const signal = new AbortController().signal;
  return createGithub({
    host,
    token,
    env,
    userAgent: "ib-bugreport/test",
    signal,
    readMs: 500,
    createMs: 500,
    retryMs: 1,
  });
}
const text = (words: string) => words as Redacted;
const issue = { title: text("A title"), body: text("A body"), labels: ["bug"] };

describe("against GitHub's own description", () => {
  test("every request and every answer of the stand-in is valid", async () => {
    const github = await connect();
    const repo = addRepo(fake.store, "o/r", { files: { ".github/ISSUE_TEMPLATE/bug.md": "# Bug" } });
    addIssue(repo, { title: "other", body: "words" });
    expect(await github.login()).toEqual({ ok: true, value: "ann" });
    expect(await github.repository("o/r")).toMatchObject({
      ok: true,
      value: { fullName: "o/r", mayPush: false },
    });
    expect(await github.folder("o/r", ".github/ISSUE_TEMPLATE")).toMatchObject({
      value: [{ name: "bug.md", isFile: true }],
    });
    expect(await github.file("o/r", ".github/ISSUE_TEMPLATE/bug.md")).toMatchObject({ value: "# Bug" });
    expect(await github.create("o/r", issue)).toMatchObject({
      value: { number: 2, author: "ann", labels: [] },
    });
    expect(await github.issues("o/r", 1, "ann")).toMatchObject({
      value: { items: [{ number: 2 }], more: false },
    });
    expect(await github.issues("o/r", 1, null)).toMatchObject({
      value: { items: [{ number: 2 }, { number: 1 }] },
    });
    expect(await github.search("o/r", '"words" in:body')).toMatchObject({
      value: [{ number: 1 }],
    });
    expect(await github.comment("o/r", 2, text("More"))).toMatchObject({ ok: true });
    expect(await github.comments("o/r", 2, 1)).toEqual({
      ok: true,
      value: { items: [{ author: "ann", body: "More" }], more: false },
    });
    expect(await github.close("o/r", 2, "duplicate")).toMatchObject({
      value: { state: "closed", closedAs: "duplicate" },
    });
    expect(await github.issue("o/r", 2)).toMatchObject({ value: { state: "closed" } });
    expect(await github.gist(text("d"), { "report.md": text("x") })).toMatchObject({ ok: true });
    expect(fake.violations).toEqual([]);
  });

  test("the stand-in refuses what GitHub would", async () => {
    const github = await connect();
    addRepo(fake.store, "o/r");
    expect(await github.search("o/r", "x".repeat(300))).toMatchObject({
      ok: false,
      failure: { status: 422 },
    });
    await github.create("o/r", { ...issue, labels: [{} as string, 5 as unknown as string] });
    expect(fake.violations.join()).toMatch(/body .*labels/);
  });
});

describe("a write is sent once", () => {
  for (const fault of ["drop", "done-then-drop", "done-then-cut", "done-then-garbage", "hang"] as const) {
    test(`${fault}: one request, outcome unknown`, async () => {
      const github = await connect();
      addRepo(fake.store, "o/r");
      fake.faults.push({ kind: { fault }, times: 9, on: creating });
      expect(await github.create("o/r", issue)).toMatchObject({ ok: false, failure: { applied: "unknown" } });
      expect(fake.seen.filter(creating)).toHaveLength(1);
    });
  }

  for (const [name, kind] of Object.entries(STATUS_FAULTS)) {
    test(`${name}: one request, and whether something was created is known from the status`, async () => {
      const github = await connect();
      addRepo(fake.store, "o/r");
      fake.faults.push({ kind, times: 9, on: creating });
      const answer = await github.create("o/r", issue);
      const applied = kind.status >= 500 ? "unknown" : "no";
      expect(answer).toMatchObject({ ok: false, failure: { applied, status: kind.status } });
      expect(fake.seen.filter(creating)).toHaveLength(1);
    });
  }
});

describe("reads", () => {
  test("are tried again after a fault, and give up in the end", async () => {
    const github = await connect();
    addRepo(fake.store, "o/r");
    fake.faults.push({ kind: { fault: "drop" }, times: 2, on: () => true });
    expect(await github.repository("o/r")).toMatchObject({ ok: true });
    fake.faults.push({ kind: STATUS_FAULTS["502"], times: 9, on: () => true });
    expect(await github.repository("o/r")).toMatchObject({ ok: false, failure: { kind: "server" } });
  });

  test("learn the new name of a repository that has moved on the same server", async () => {
    const github = await connect();
    addRepo(fake.store, "o/r", { movedTo: "new/name" });
    expect(await github.repository("o/r")).toMatchObject({ ok: false, failure: { kind: "moved" } });
    addRepo(fake.store, "new/name");
    expect(await github.repository("o/r")).toMatchObject({ ok: true, value: { fullName: "new/name" } });
  });

  test("never follow a redirect to another server, so no token goes elsewhere", async () => {
    const github = await connect();
    const elsewhere = await startGithub();
    onTestFinished(() => elsewhere.close());
    const headers = { location: `${elsewhere.api}/repositories/1` };
    fake.faults.push({ kind: { fault: "status", status: 301, headers }, times: 9, on: () => true });
    expect(await github.repository("o/r")).toMatchObject({ ok: false, failure: { kind: "moved" } });
    expect(await github.folder("o/r", "docs")).toMatchObject({ ok: false, failure: { kind: "moved" } });
    expect(elsewhere.seen).toHaveLength(0);
  });

  test("a server that repeats the token does not get it printed", async () => {
    const github = await connect();
    const body = { message: `Bad credentials: token ${TOKEN}` };
    fake.faults.push({ kind: { fault: "status", status: 401, body }, times: 9, on: () => true });
    expect(JSON.stringify(await github.login())).not.toContain(TOKEN);
  });

  test("name what kind of 403 it is", async () => {
    const github = await connect();
    const kinds = [];
    for (const name of [
      "403 permission",
      "403 archived",
      "403 sso",
      "403 secondary",
      "403 primary",
    ] as const) {
      fake.faults.push({ kind: STATUS_FAULTS[name], times: 1, on: () => true });
      const answer = await github.repository("o/r");
      kinds.push(answer.ok ? null : answer.failure.kind);
    }
    expect(kinds).toEqual(["no-permission", "archived", "sso", "rate-limit", "rate-limit"]);
  });
});

test("a proxy named in the environment is used, and NO_PROXY is honoured", async () => {
  const proxy = await startProxy();
  onTestFinished(() => proxy.close());
  const through = await connect(TOKEN, { HTTP_PROXY: proxy.url });
  addRepo(fake.store, "o/r");
  expect(await through.create("o/r", issue)).toMatchObject({ ok: true, value: { number: 1 } });
  expect(proxy.seen.join()).toContain(new URL(fake.api).host);
  await fake.close();
  const before = proxy.seen.length;
  const around = await connect(TOKEN, { HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" });
  addRepo(fake.store, "o/r");
  expect(await around.repository("o/r")).toMatchObject({ ok: true });
  expect(proxy.seen).toHaveLength(before);
  await fake.close();
  const nowhere = await connect(TOKEN, { http_proxy: "http://127.0.0.1:9" });
  expect(await nowhere.repository("o/r")).toMatchObject({
    ok: false,
    failure: { kind: "no-answer", applied: "no" },
  });
});

/** A comment on an open issue: one, with what is new, where it can be known that nobody has said it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Case } from "../../src/filing/case.ts";
import type { FilingDeps } from "../../src/filing/index.ts";
import type { Seen } from "../fakes/github/faults.ts";
import type { FakeIssue } from "../fakes/github/store.ts";
import { caseOf } from "./case-fixture.ts";
import { createDesk, type Desk } from "./desk.ts";

const commenting = ({ method, path }: Seen) => method === "POST" && path.endsWith("/comments");
const commentsRead = ({ method, path }: Seen) => method === "GET" && path.endsWith("/comments");

/** An open issue that does not say on which system the failure was met, and the desk that has filed it. */
async function openIssue(subject: Case = caseOf()): Promise<{ desk: Desk; issue: FakeIssue }> {
  const desk = await createDesk();
  await desk.file({ subject });
  const [issue] = desk.repo.issues;
  if (issue === undefined) throw new Error("nothing was filed");
  issue.body = issue.body.replaceAll("Windows 11 Pro", "…");
  return { desk, issue };
}

function withRelease(version: string): Case {
  const { report, ...rest } = caseOf();
  return { ...rest, report: { ...report, versions: [{ name: "nautilus_trader", version, from: "x" }] } };
}

const meetAgain = ({ file, state }: Desk, deps: Partial<FilingDeps> = {}, name = "another") =>
  file({}, deps, { IB_BUGREPORT_STATE: join(state, name) });

test("says what the issue does not say, and that it was posted", async () => {
  const { desk, issue } = await openIssue();
  const filing = await meetAgain(desk);
  expect(filing).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(filing.reason).toContain("A comment there says what is new here");
  expect(issue.comments).toMatchObject([{ body: expect.stringContaining("Windows 11 Pro") }]);
});

test("none where a comment of somebody else says it already", async () => {
  const { desk, issue } = await openIssue();
  await meetAgain(desk);
  const [said] = issue.comments.splice(0);
  issue.comments.push({ author: "eve", body: `Here too. ${said?.body.replace(/ibbrfp\w+/, "")}` });
  expect((await meetAgain(desk, {}, "a third")).reason).not.toContain("comment");
  expect(issue.comments).toHaveLength(1);
});

test("none beside one of our own; somebody else's that quotes our mark is not our own", async () => {
  const { desk, issue } = await openIssue();
  const mark = /ibbrfp[0-9a-f]{20}/.exec(issue.body)?.[0] ?? "";
  issue.comments.push({ author: "eve", body: `see ${mark}` }, { author: "ann", body: "something else" });
  await meetAgain(desk);
  expect(issue.comments).toHaveLength(3);
  issue.comments.splice(0, 3, { author: "ann", body: `said before, ${mark}` });
  await meetAgain(desk, {}, "a third");
  expect(issue.comments).toHaveLength(1);
});

test("none where the scan objects", async () => {
  const { desk, issue } = await openIssue();
  const scan = (text: string) => (text.startsWith("The same failure") ? ["a secret"] : []);
  expect(await meetAgain(desk, { scan })).toMatchObject({ outcome: "duplicate" });
  expect(issue.comments).toEqual([]);
});

test.each([
  ["that cannot be read", commentsRead],
  ["that may not be written", commenting],
])("none %s, and the next machine writes it", async (_name, on) => {
  const { desk, issue } = await openIssue();
  const kind = { fault: "status", status: 403, body: { message: "Resource not accessible" } } as const;
  desk.github.faults.push({ kind, times: 1, on });
  expect((await meetAgain(desk)).reason).not.toContain("comment");
  expect(issue.comments).toEqual([]);
  await meetAgain(desk, {}, "a third");
  expect(issue.comments).toHaveLength(1);
});

test("this machine comments once, whatever has become of its comment", async () => {
  const { desk, issue } = await openIssue(withRelease("1.220.0"));
  const met = (release: string) =>
    desk.file({ subject: withRelease(release) }, {}, { IB_BUGREPORT_STATE: join(desk.state, "another") });
  await met("1.230.0");
  expect(issue.comments.splice(0)).toMatchObject([{ body: expect.stringContaining("1.230.0") }]);
  // A newer release asks the server once more.
  expect(await met("1.240.0")).toMatchObject({ reason: expect.stringContaining("open already as #1") });
  expect(issue.comments).toEqual([]);
});

test("none without a token, nor where the server does not say whose it is", async () => {
  const { desk, issue } = await openIssue();
  const env = { IB_BUGREPORT_STATE: join(desk.state, "another"), IB_BUGREPORT_GITHUB_TOKEN: "" };
  expect(await desk.file({}, {}, env)).toMatchObject({ outcome: "duplicate", number: 1 });
  const kind = { fault: "status", status: 403, body: { message: "Resource not accessible" } } as const;
  desk.github.faults.push({ kind, times: 9, on: ({ path }) => path === "/user" });
  expect(await meetAgain(desk, {}, "a third")).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(issue.comments).toEqual([]);
});

test("none in a thread that is too long to be read", async () => {
  const { desk, issue } = await openIssue();
  for (let count = 0; count < 100; count++) issue.comments.push({ author: "eve", body: "me too" });
  expect(await meetAgain(desk)).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(issue.comments).toHaveLength(100);
});

test("no sixth in a day", async () => {
  const { desk, issue } = await openIssue();
  const filed = join(desk.state, "another", "filed");
  mkdirSync(filed, { recursive: true });
  const at = new Date().toISOString();
  for (let number = 1; number <= 5; number++) {
    const record = { number, url: "https://github.test/x", at, created: false, commentedAt: at };
    writeFileSync(join(filed, `${number}.json`), JSON.stringify(record));
  }
  expect(await meetAgain(desk)).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(issue.comments).toEqual([]);
});

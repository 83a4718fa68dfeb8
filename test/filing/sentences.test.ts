import { describe, expect, test } from "vitest";
import { EXIT_CODES } from "../../src/filing/index.ts";
import { creating, type FaultKind, type Seen, STATUS_FAULTS } from "../fakes/github/faults.ts";
import { createDesk, FAST } from "./desk.ts";

const firstLook = ({ path }: Seen) => path === "/repos/o/r";
/** Everything about the repository fails from now on, the look for what was created as well. */
const everything = ({ method, path }: Seen) =>
  method === "POST" || path.endsWith("/issues") || /\d$/.test(path);

/** What is said when the creating request is answered so; every one also says where the draft is. */
const refusals: readonly (readonly [keyof typeof STATUS_FAULTS, readonly string[]])[] = [
  ["401", ["refuses the token (401)", "IB_BUGREPORT_GITHUB_TOKEN"]],
  ["403 permission", ["may not do this (403)", "the right issues=write", "IB_BUGREPORT_GITHUB_TOKEN"]],
  ["403 archived", ["archived and takes no issues (403)"]],
  ["403 sso", ["single sign-on (403)", "open https://github.test/orgs/o/sso?authorization_request=1"]],
  ["403 secondary", ["rate limit is reached (403)", "Try again in 900 s"]],
  ["403 primary", ["rate limit is reached (403)", "Try again in"]],
  ["404", ["Not found (404)", "GitHub hides which"]],
  ["410", ["Issues are disabled for this repository (410)"]],
  ["422 spam", ["takes it for spam (422)", "was submitted too quickly"]],
  ["422 field", ["refuses the content", "Validation Failed"]],
  ["429", ["rate limit is reached (429)"]],
];

describe("a definite no to the creating request", () => {
  test.each(refusals)("%s", async (name, words) => {
    const desk = await createDesk();
    desk.github.faults.push({ kind: STATUS_FAULTS[name], times: 1, on: creating });
    const filing = await desk.file();
    expect(filing).toEqual({
      ...{ schemaVersion: 1, outcome: "not-filed", url: null, number: null },
      reason: expect.stringContaining("Nothing was created."),
    });
    for (const part of [...words, "--recover", "--web"]) expect(filing.reason).toContain(part);
    expect(EXIT_CODES[filing.outcome]).toBe(5);
    expect(desk.repo.issues).toHaveLength(0);
  });

  test("moved meanwhile: it is not sent after it", async () => {
    const desk = await createDesk();
    const headers = { location: `${desk.github.api}/repositories/1/issues` };
    desk.github.faults.push({ kind: { fault: "status", status: 307, headers }, times: 1, on: creating });
    const filing = await desk.file();
    expect(filing).toMatchObject({ outcome: "not-filed", reason: expect.stringContaining("has moved") });
    expect(desk.github.seen.filter(creating)).toHaveLength(1);
  });
});

const lost: Readonly<Record<string, FaultKind>> = {
  "500": STATUS_FAULTS["500"],
  "502": STATUS_FAULTS["502"],
  "503": STATUS_FAULTS["503"],
  dropped: { fault: "drop" },
  hanging: { fault: "hang" },
  truncated: { fault: "status", status: 201, body: '{"number": 7, "html_u' },
};

test.each(Object.entries(lost))(
  "%s, and no look is answered either: it is not known, and said",
  async (_name, kind) => {
    const desk = await createDesk();
    desk.github.onRequest = (seen) => {
      if (creating(seen)) desk.github.faults.push({ kind, times: 999, on: everything });
    };
    const filing = await desk.file({}, { timing: { ...FAST, ...TIMES } });
    expect(filing).toEqual({
      ...{ schemaVersion: 1, outcome: "unknown", url: null, number: null },
      reason: expect.stringMatching(/created is not known.*Run the same command again.*\/o\/r\/issues/),
    });
    expect(EXIT_CODES[filing.outcome]).toBe(6);
  },
);

/** What is said when the first look at the repository is answered so: before anybody was asked for anything. */
const ahead: readonly (readonly [string, FaultKind, string])[] = [
  ["401", STATUS_FAULTS["401"], "refuses the token (401)"],
  ["403 permission", STATUS_FAULTS["403 permission"], "Use a token that may, or --web"],
  ["403 sso", STATUS_FAULTS["403 sso"], "open https://github.test/orgs/o/sso"],
  ["403 primary", STATUS_FAULTS["403 primary"], "rate limit"],
  ["404", STATUS_FAULTS["404"], "There is no repository o/r, or this token may not see it"],
  ["503", STATUS_FAULTS["503"], "Run it again later, or use --web"],
  ["dropped", { fault: "drop" }, "No answer came (UND_ERR_SOCKET)"],
  ["hanging", { fault: "hang" }, "none within"],
  [
    "captive portal",
    { fault: "status", status: 200, body: "<html>Log in</html>" },
    "not a page to log in at",
  ],
];

test.each(ahead)("before anything: %s", async (_name, kind, words) => {
  const desk = await createDesk();
  desk.github.faults.push({ kind, times: 999, on: firstLook });
  const filing = await desk.file({}, { timing: { ...FAST, ...TIMES } });
  expect(filing).toMatchObject({ outcome: "not-filed", url: null, number: null });
  for (const part of [words, "Nothing was created."]) expect(filing.reason).toContain(part);
  expect(desk.github.seen.filter(creating)).toHaveLength(0);
});

test.each([
  ["archived", { archived: true }, "not-filed", "is archived"],
  ["without issues", { hasIssues: false }, "not-filed", "has its issues disabled"],
  ["moved", { movedTo: "new/name" }, "needs-person", "has moved to new/name"],
] as const)("a repository that is %s", async (_name, repo, outcome, words) => {
  const desk = await createDesk(repo);
  desk.github.store.repos.set("new/name", { ...desk.repo, fullName: "new/name", movedTo: null });
  const filing = await desk.file();
  expect(filing).toMatchObject({ outcome, reason: expect.stringContaining(words) });
  expect(desk.github.seen.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("no sentence holds what a server sent to a terminal, or the token", async () => {
  const desk = await createDesk();
  const body = { message: "\u001b]0;title\u0007\u202e token-of-ann @octocat\n\n" };
  desk.github.faults.push({ kind: { fault: "status", status: 422, body }, times: 1, on: creating });
  const { reason } = await desk.file();
  expect(reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(reason).not.toContain("token-of-ann");
});

test.each([
  ["with a line end inside", "to\nken", "is no token"],
  ["with letters of another script", "tökèn", "is no token"],
])("a token %s is said, and not sent", async (_name, token, words) => {
  const desk = await createDesk();
  const filing = await desk.file({}, {}, { IB_BUGREPORT_GITHUB_TOKEN: token });
  expect(filing).toMatchObject({ outcome: "not-filed", reason: expect.stringContaining(words) });
  expect(filing.reason).not.toContain(token);
  expect(desk.github.seen).toHaveLength(0);
});

test.each([
  undefined,
  {},
  { by: "ann", at: "yesterday", repos: ["o/r"], policy: "own-repo" },
  { by: "ann", at: "2026-01-01", repos: "o/r", policy: "own-repo" },
  { by: "ann", at: "2026-01-01", repos: ["o/r"], policy: "everything" },
])("a consent in no shape is none: %j", async (consent) => {
  const desk = await createDesk();
  const filing = await desk.file({ permission: { kind: "consent", consent } as never });
  expect(filing).toMatchObject({
    outcome: "not-filed",
    reason: expect.stringContaining("consent needs by, at"),
  });
  expect(desk.github.seen).toHaveLength(0);
});

const TIMES = { readMs: 200, createMs: 200, looksMs: [0, 10], retryMs: 1, searchGapMs: 1 };

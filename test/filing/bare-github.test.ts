import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { FilingDeps, FilingRequest } from "../../src/filing/index.ts";
import { type BareGithub, type BareIssue, startBareGithub } from "../fakes/bare-github.ts";
import { fileAt } from "./desk.ts";

async function desk() {
  const github = await startBareGithub();
  const state = mkdtempSync(join(tmpdir(), "bare-"));
  onTestFinished(async () => {
    await github.close();
    rmSync(state, { recursive: true, force: true });
  });
  const file = (
    request: Partial<FilingRequest> = {},
    name = "a",
    env: Record<string, string> = {},
    deps: Partial<FilingDeps> = {},
  ) =>
    fileAt(github as never, join(state, name), request, deps, {
      IB_BUGREPORT_GITHUB_TOKEN: "bare-token",
      ...env,
    });
  return { github, file };
}

const posts = ({ seen }: BareGithub) => seen.filter((one) => one === "POST /repos/o/r/issues").length;

/** What is already there: issues and pull requests of others, some without a body or an author. */
function crowd(count: number, from = 4711): BareIssue[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ number: from + index, title: `Other ${index}`, body: index % 3 === 0 ? null : "words" },
    ...{ user: index % 5 === 0 ? null : { login: "eve" }, state: "open" as const, labels: [] },
    ...(index % 2 === 0 ? { pull_request: {} } : {}),
    created_at: "2026-01-01T00:00:00Z",
  }));
}

test("files once on a server that answers no more than GitHub must", async () => {
  const { github, file } = await desk();
  github.issues.push(...crowd(7));
  expect(await file()).toMatchObject({
    outcome: "filed",
    number: 4718,
    url: "https://github.test/o/r/issues/4718",
  });
  expect(await file()).toMatchObject({ outcome: "duplicate", number: 4718 });
  expect(await file({}, "another machine")).toMatchObject({ outcome: "duplicate", number: 4718 });
  expect(posts(github)).toBe(1);
});

test("pages are followed by their links, however few issues a server gives at once", async () => {
  const { github, file } = await desk();
  github.perPage = 30;
  await file();
  github.issues.push(...crowd(95, 4712));
  github.instead.set("GET /search", { status: 422, message: "Validation Failed" });
  expect(await file({}, "b")).toMatchObject({ outcome: "duplicate", number: 4711 });
  expect(github.seen.filter((one) => /issues\?(?!creator).*page=4/.test(one)).length).toBeGreaterThan(0);
});

test("our own issue is found behind hundreds of others by its creator, whatever the search says", async () => {
  const { github, file } = await desk();
  await file();
  github.issues.push(...crowd(250, 4712));
  github.instead.set("GET /search", { status: 403, message: "API rate limit exceeded" });
  expect(await file({}, "b")).toMatchObject({ outcome: "duplicate", number: 4711 });
});

test("an issue of somebody else's ib-bugreport is found by search behind hundreds of others", async () => {
  const { github, file } = await desk();
  await file();
  for (const issue of github.issues) issue.user = { login: "eve" };
  github.issues.push(...crowd(250, 4712));
  expect(await file({}, "b")).toMatchObject({ outcome: "duplicate", number: 4711 });
  expect(posts(github)).toBe(1);
});

test("a pull request that quotes the mark of a failure is not its issue", async () => {
  const { github, file } = await desk();
  await file();
  const [ours] = github.issues.splice(0);
  github.issues.push({ ...(ours as BareIssue), number: 4712, pull_request: {}, title: "Mend it" });
  expect(await file({}, "b")).toMatchObject({ outcome: "filed", number: 4713 });
  expect(github.comments.size).toBe(0);
});

describe("a search that is not answered", () => {
  const forbidden = { status: 403, message: "API rate limit exceeded" };

  test("does no harm where the list holds all there is", async () => {
    const { github, file } = await desk();
    github.issues.push(...crowd(60));
    github.instead.set("GET /search", forbidden);
    expect(await file()).toMatchObject({ outcome: "filed" });
  });

  test("leaves it to a person where there is more than the list gives, or to a bot in its own repository", async () => {
    const { github, file } = await desk();
    github.issues.push(...crowd(250));
    github.instead.set("GET /search", forbidden);
    expect(await file()).toMatchObject({
      outcome: "draft",
      reason: expect.stringContaining("a person has to look"),
    });
    expect(posts(github)).toBe(0);
    const consent = { by: "bob", at: "2026-01-01", repos: ["o/r"], policy: "own-repo" } as const;
    expect(await file({ permission: { kind: "consent", consent } })).toMatchObject({ outcome: "filed" });
  });
});

describe("a token with few rights", () => {
  const integration = { status: 403, message: "Resource not accessible by integration" };

  test("of a workflow, that may not say whose it is, files and recovers by the list", async () => {
    const { github, file } = await desk();
    github.instead.set("GET /user", integration);
    expect(await file()).toMatchObject({ outcome: "filed" });
    expect(await file({}, "b")).toMatchObject({ outcome: "duplicate", number: 4711 });
    expect(posts(github)).toBe(1);
  });

  test("that may not read contents files in our own layout, and says so", async () => {
    const { github, file } = await desk();
    github.instead.set("GET /repos/o/r/contents", integration);
    expect(await file()).toMatchObject({ outcome: "filed" });
    expect(github.issues[0]?.body).toContain("Who has to act");
  });

  test("that may not write is told which right is missing", async () => {
    const { github, file } = await desk();
    github.instead.set("POST /repos", {
      ...integration,
      headers: { "x-accepted-github-permissions": "issues=write" },
    });
    expect(await file()).toMatchObject({
      outcome: "not-filed",
      reason: expect.stringContaining("issues=write"),
    });
  });
});

test("a template is read by plain paths, and only documented endpoints are asked", async () => {
  const { github, file } = await desk();
  github.files.set(".github/ISSUE_TEMPLATE/bug report.md", "## What happened\n\n<!-- tell us -->\n");
  expect(await file()).toMatchObject({ outcome: "filed" });
  expect(github.issues[0]?.body).toContain("## What happened\n\n");
  const documented =
    /^(?:GET \/user|GET \/repos\/o\/(?:r|\.github)(?:\/contents\/[^%?]*(?:%20[^%?]*)?)?|GET \/repos\/o\/r\/issues\?.*|GET \/search\/issues\?.*|POST \/repos\/o\/r\/issues)$/;
  expect(github.seen.filter((one) => !documented.test(one))).toEqual([]);
});

test("nothing is written by a dry run, by --web, or where nobody has agreed", async () => {
  const { github, file } = await desk();
  await file({ dryRun: true });
  await file({ web: true });
  await file({ permission: { kind: "none" } });
  expect(github.seen.filter((one) => !one.startsWith("GET "))).toEqual([]);
});

test("only the token that is meant for any host goes to this one", async () => {
  const { github, file } = await desk();
  const others = {
    IB_BUGREPORT_GITHUB_TOKEN: "",
    GH_TOKEN: "g1",
    GITHUB_TOKEN: "g2",
    GH_ENTERPRISE_TOKEN: "g3",
  };
  expect(await file({}, "a", others)).toMatchObject({ outcome: "needs-person" });
  expect([...github.authorizations]).toEqual([]);
  await file();
  expect([...github.authorizations]).toEqual(["token bare-token"]);
});

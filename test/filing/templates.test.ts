import { describe, expect, test } from "vitest";
import { codePoints } from "../../src/report/upstream/index.ts";
import { addRepo } from "../fakes/github/store.ts";
import { templateText } from "../report/upstream/filled.ts";
import { createDesk } from "./desk.ts";

const bug = "---\nname: Bug\n---\n## Describe the bug\n\n...\n";
const body = async (files: Record<string, string>, org: Record<string, string> | null = null) => {
  const desk = await createDesk({ files });
  if (org !== null) addRepo(desk.github.store, "o/.github", { files: org });
  expect(await desk.file()).toMatchObject({ outcome: "filed" });
  expect(desk.github.violations).toEqual([]);
  return desk.repo.issues[0]?.body ?? "";
};

describe("the template is found", () => {
  test.each([
    ".github/ISSUE_TEMPLATE/bug.md",
    ".github/issue_template.md",
    "ISSUE_TEMPLATE.md",
    "docs/ISSUE_TEMPLATE/bug.md",
  ])("at %s", async (path) => {
    expect(await body({ [path]: bug })).toContain("## Describe the bug");
  });

  test("at the organisation's, where the repository has none", async () => {
    const org = { ".github/ISSUE_TEMPLATE/bug.md": bug };
    expect(await body({ "README.md": "x" }, org)).toContain("## Describe the bug");
    expect(await body({ ".github/ISSUE_TEMPLATE/config.yml": "x: 1" }, org)).not.toContain(
      "## Describe the bug",
    );
  });

  test("in this machine's copy, when the server cannot be asked", async () => {
    const desk = await createDesk({ files: { ".github/ISSUE_TEMPLATE/bug.md": bug } });
    await desk.file({ dryRun: true });
    desk.github.faults.push({ kind: { fault: "drop" }, times: 99, on: () => true });
    const offline = await desk.file({ dryRun: true });
    expect(offline).toMatchObject({ outcome: "draft" });
  });
});

test("a form with a box that nobody confirms waits for a person; confirmed, it is filed as GitHub renders it", async () => {
  const desk = await createDesk({
    files: { ".github/ISSUE_TEMPLATE/bug.yaml": templateText("sdk-bug.yaml") },
  });
  const first = await desk.file();
  expect(first).toMatchObject({
    outcome: "needs-person",
    reason: expect.stringContaining("I have given steps"),
  });
  const attest = ["I have given steps, or code that shows the issue"];
  expect(await desk.file({ attest })).toMatchObject({ outcome: "filed" });
  const [issue] = desk.repo.issues;
  expect(issue?.title).toMatch(/^\[Bug\]: /);
  expect(issue?.body).toContain("- [x] I have searched the existing issues");
  expect(issue?.body).toContain("- [x] I have given steps");
});

test("a box about the search stays open when the search was not answered", async () => {
  const desk = await createDesk({
    files: { ".github/ISSUE_TEMPLATE/bug.yaml": templateText("sdk-bug.yaml") },
  });
  desk.github.faults.push({
    kind: { fault: "status", status: 422 },
    times: 99,
    on: ({ path }) => path === "/search/issues",
  });
  const filing = await desk.file({ attest: ["I have given steps, or code that shows the issue"] });
  expect(filing).toMatchObject({
    outcome: "needs-person",
    reason: expect.stringContaining("searched the existing issues"),
  });
});

test("a body that GitHub finds too long is shortened once", async () => {
  const desk = await createDesk();
  const kind = {
    fault: "status",
    status: 422,
    body: { message: "Validation Failed", errors: [{ message: "body is too long" }] },
  } as const;
  desk.github.faults.push({ kind, times: 1, on: ({ method }) => method === "POST" });
  expect(await desk.file()).toMatchObject({ outcome: "filed" });
  expect(codePoints(desk.repo.issues[0]?.body ?? "")).toBeLessThan(30_000);
});

test("a gist holds the text files, only when asked for", async () => {
  const desk = await createDesk();
  const subject = {
    ...(await import("./case-fixture.ts")).caseOf(),
    texts: { "report.md": "text" as never },
  };
  await desk.file({ subject, gist: true });
  expect(desk.github.store.gists).toEqual([
    expect.objectContaining({ public: false, files: { "report.md": { content: "text" } } }),
  ]);
  expect(desk.repo.issues[0]?.body).toContain("https://gist.github.test/1");
});

describe("maintainers who take no issue without a template", () => {
  const config =
    "blank_issues_enabled: false\ncontact_links:\n  - name: Questions\n    url: https://example.org/talk\n    about: x\n";
  const files = { ".github/ISSUE_TEMPLATE/config.yml": config };

  test("and have none for bugs: it is said where they want people to go", async () => {
    const desk = await createDesk({ files });
    expect(await desk.file()).toMatchObject({
      outcome: "needs-person",
      reason: expect.stringContaining("Questions: https://example.org/talk"),
    });
    expect(await desk.file({ anyway: true })).toMatchObject({ outcome: "filed" });
  });

  test("get theirs filled where there is one", async () => {
    const desk = await createDesk({ files: { ...files, ".github/ISSUE_TEMPLATE/bug.md": bug } });
    expect(await desk.file()).toMatchObject({ outcome: "filed" });
  });
});

test("a template that cannot be read is not taken for none when there is a copy of it", async () => {
  const desk = await createDesk({ files: { ".github/ISSUE_TEMPLATE/bug.md": bug } });
  await desk.file({ dryRun: true });
  desk.github.faults.push({
    kind: { fault: "status", status: 502 },
    times: 99,
    on: ({ path }) => path.endsWith("bug.md"),
  });
  expect(await desk.file()).toMatchObject({ outcome: "filed" });
  expect(desk.repo.issues[0]?.body).toContain("## Describe the bug");
});

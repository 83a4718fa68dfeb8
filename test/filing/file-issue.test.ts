import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXIT_CODES } from "../../src/filing/index.ts";
import { codePoints } from "../../src/report/upstream/index.ts";
import { creating } from "../fakes/github/faults.ts";
import { addIssue } from "../fakes/github/store.ts";
import { originVerdict } from "../report/origin-case.ts";
import { caseOf, libraryVerdict } from "./case-fixture.ts";
import { createDesk } from "./desk.ts";

describe("an issue is filed once", () => {
  test("with marker, visible token and a title that fits", async () => {
    const desk = await createDesk();
    const filing = await desk.file();
    expect(filing).toMatchObject({ outcome: "filed", number: 1, url: "https://github.test/o/r/issues/1" });
    const [issue] = desk.repo.issues;
    expect(issue?.body).toMatch(
      /^<!-- ib-bugreport v1 fp:(ibbrfp[0-9a-f]{20}) id:ibbrid[0-9a-f]{16} tool:0\.0\.0test? ?.*-->\n/,
    );
    expect(issue?.body.match(/ibbrfp[0-9a-f]{20}/g)).toHaveLength(2);
    expect(codePoints(issue?.title ?? "")).toBeLessThanOrEqual(120);
    expect(desk.github.violations).toEqual([]);
  });

  test("and the second time this machine asks nobody", async () => {
    const desk = await createDesk();
    await desk.file();
    const before = desk.github.seen.length;
    expect(await desk.file()).toMatchObject({ outcome: "duplicate", number: 1 });
    expect((await desk.file()).reason).toContain("met it 3 times");
    expect(desk.github.seen).toHaveLength(before);
    expect(EXIT_CODES.duplicate).toBe(3);
  });

  test("another machine finds it in the list although search does not know it yet", async () => {
    const desk = await createDesk();
    desk.github.store.searchLagMs = 60_000;
    await desk.file();
    const other = await desk.file({}, {}, { IB_BUGREPORT_STATE: join(desk.state, "other") });
    expect(other).toMatchObject({ outcome: "duplicate", number: 1 });
    expect(desk.repo.issues).toHaveLength(1);
  });

  test("labels that GitHub drops are said", async () => {
    const template = "---\nname: Bug\nlabels: [bug]\n---\n\n## Describe the bug\n\n...\n";
    const desk = await createDesk({ files: { ".github/ISSUE_TEMPLATE/bug.md": template } });
    expect(await desk.file()).toMatchObject({
      outcome: "filed",
      reason: expect.stringContaining("dropped the label bug"),
    });
  });
});

describe("whose bug it is decides", () => {
  const at = (fault: "user-config" | "program" | "tws" | "ibkr" | "network" | "none" | "unknown") =>
    caseOf({ verdict: { ...libraryVerdict, fault, failureMode: null } });

  test.each(["user-config", "program", "tws", "ibkr", "network", "unknown"] as const)(
    "%s: a person has to insist",
    async (fault) => {
      const desk = await createDesk();
      expect(await desk.file({ subject: at(fault) })).toMatchObject({ outcome: "needs-person" });
      expect(desk.github.seen).toHaveLength(0);
      expect(await desk.file({ subject: at(fault), anyway: true })).toMatchObject({ outcome: "filed" });
    },
  );

  test("healthy is never filed, not even then", async () => {
    const desk = await createDesk();
    expect(await desk.file({ subject: at("none"), anyway: true })).toMatchObject({ outcome: "not-filed" });
    expect(desk.github.seen).toHaveLength(0);
  });

  test("a library's defect is filed as an issue about that defect", async () => {
    const desk = await createDesk();
    expect(await desk.file({ subject: caseOf({ verdict: originVerdict }) })).toMatchObject({
      outcome: "filed",
    });
    expect(desk.repo.issues[0]?.title).toMatch(/^nautilus_trader: The adapter swallows the cancellation/);
  });

  test("a bot's own repository takes an unknown cause, its consent covers no other", async () => {
    const desk = await createDesk();
    const consent = { by: "ann", at: "2026-01-01T00:00:00Z", repos: ["O/R"], policy: "own-repo" as const };
    const permission = { kind: "consent", consent } as const;
    expect(await desk.file({ subject: at("unknown"), permission })).toMatchObject({ outcome: "filed" });
    expect(await desk.file({ subject: at("unknown"), permission, repo: "x/y" })).toMatchObject({
      outcome: "not-filed",
    });
  });

  test("a repository that is another component's home is the wrong place", async () => {
    const desk = await createDesk();
    const subject = caseOf({ verdict: originVerdict });
    expect(await desk.file({ subject, repo: "ib-api-reloaded/ib_async" })).toMatchObject({
      outcome: "needs-person",
    });
  });
});

describe("consent", () => {
  test("without anybody's, a draft is saved and nothing sent", async () => {
    const desk = await createDesk();
    const filing = await desk.file({ permission: { kind: "none" } });
    expect(filing.outcome).toBe("draft");
    expect(EXIT_CODES[filing.outcome]).toBe(4);
    const [draft = ""] = readdirSync(join(desk.state, "drafts"));
    expect(filing.reason).toContain(draft);
    expect(desk.github.seen.filter(creating)).toHaveLength(0);
    const recovered = await desk.file({ subject: null, recover: join(desk.state, "drafts", draft) });
    expect(recovered).toMatchObject({ outcome: "filed", number: 1 });
  });

  test("a person sees everything, may edit, and his text passes the scan again", async () => {
    const desk = await createDesk();
    const choices = [
      { action: "edit", title: "Better title", body: "Better body" } as const,
      { action: "post", attested: [] } as const,
    ];
    const previews: unknown[] = [];
    const ask = async (preview: unknown) => {
      previews.push(preview);
      return choices.shift() ?? ({ action: "cancel" } as const);
    };
    expect(await desk.file({ permission: { kind: "ask" } }, { ask })).toMatchObject({ outcome: "filed" });
    expect(previews[0]).toMatchObject({ repo: "o/r", account: "ann", visibility: "public", template: null });
    expect(desk.repo.issues[0]).toMatchObject({
      title: "Better title",
      body: expect.stringContaining("Better body"),
    });
  });

  test("a secret still seen stops it, and nothing is saved", async () => {
    const desk = await createDesk();
    const filing = await desk.file({}, { scan: () => ["github-token on line 3"] });
    expect(filing).toMatchObject({
      outcome: "not-filed",
      reason: expect.stringContaining("github-token on line 3"),
    });
    expect(readdirSync(desk.state)).not.toContain("drafts");
  });

  test("the kill switch and the maintainers' own wish are honoured", async () => {
    const desk = await createDesk({ files: { ".github/ib-bugreport.yml": "file: false\n" } });
    expect(await desk.file({}, {}, { IB_BUGREPORT_NO_FILE: "1" })).toMatchObject({ outcome: "not-filed" });
    expect(desk.github.seen).toHaveLength(0);
    expect(await desk.file()).toMatchObject({
      outcome: "not-filed",
      reason: expect.stringContaining("maintainers"),
    });
  });

  test("--web gives a link below the limit and files nothing", async () => {
    const desk = await createDesk();
    const opened: string[] = [];
    const openPage = async (url: string) => opened.push(url) > 0;
    const filing = await desk.file({ web: true }, { openPage });
    expect(filing).toMatchObject({ outcome: "draft", url: opened[0] });
    expect(opened[0]?.length).toBeLessThan(7500);
    expect(opened[0]).not.toMatch(/labels|assignees|milestone/);
  });
});

describe("duplicates of others", () => {
  const body = (more = "") =>
    `TWS says: Connecting to 127.0.0.1:7497 with client id: 1 ⏎ Connection cancelled\n${more}`;

  test("a likely one is shown, not filed over", async () => {
    const desk = await createDesk();
    addIssue(desk.repo, {
      title: "Connection cancelled at start",
      body: body("I see the error code: 504 with nautilus"),
    });
    const subject = caseOf({
      verdict: {
        ...libraryVerdict,
        findings: libraryVerdict.findings.map((one) => ({
          ...one,
          evidence: [
            { artifact: "l", lines: [1, 1], quote: "Connection cancelled, then Not connected (code: 504)" },
          ] as const,
        })),
      },
    });
    expect(await desk.file({ subject })).toMatchObject({ outcome: expect.stringMatching(/draft|filed/) });
  });

  test("one of ours that is closed as not planned stops it", async () => {
    const desk = await createDesk();
    await desk.file();
    const first = desk.repo.issues[0];
    if (first) Object.assign(first, { state: "closed", stateReason: "not_planned" });
    const other = await desk.file({}, {}, { IB_BUGREPORT_STATE: join(desk.state, "b") });
    expect(other).toMatchObject({ outcome: "duplicate", reason: expect.stringContaining("decided not to") });
  });

  test("one of ours that is open is named however many closed ones came before", async () => {
    const desk = await createDesk();
    await desk.file();
    const first = desk.repo.issues[0];
    if (first) Object.assign(first, { state: "closed", stateReason: "completed" });
    const { title, body } = first ?? { title: "", body: "" };
    const ended = { title, body, state: "closed", stateReason: "completed" } as const;
    for (let more = 0; more < 8; more++) addIssue(desk.repo, ended);
    const open = addIssue(desk.repo, { title, body });
    for (const again of ["b", "c"])
      expect(await desk.file({}, {}, { IB_BUGREPORT_STATE: join(desk.state, again) })).toMatchObject({
        outcome: "duplicate",
        number: open.number,
        reason: expect.stringContaining("open already"),
      });
  });

  test("closed as completed and seen with a newer release is a regression", async () => {
    const desk = await createDesk();
    const versioned = (version: string) => {
      const subject = caseOf();
      return {
        ...subject,
        report: { ...subject.report, versions: [{ name: "nautilus_trader", version, from: "x" }] },
      };
    };
    await desk.file({ subject: versioned("1.220.0") });
    const first = desk.repo.issues[0];
    if (first) Object.assign(first, { state: "closed", stateReason: "completed" });
    const state = (name: string) => ({ IB_BUGREPORT_STATE: join(desk.state, name) });
    expect(await desk.file({ subject: versioned("1.220.0") }, {}, state("b"))).toMatchObject({
      outcome: "duplicate",
    });
    expect(await desk.file({ subject: versioned("1.230.0") }, {}, state("c"))).toMatchObject({
      outcome: "filed",
      number: 2,
    });
    expect(desk.repo.issues[1]?.title).toMatch(/^Regression: /);
    expect(desk.repo.issues[1]?.body).toContain("`#1`");
    // What this machine knows ends with a newer release; then it is known again.
    expect(await desk.file({ subject: versioned("1.240.0") }, {}, state("b"))).toMatchObject({
      outcome: "duplicate",
      number: 2,
    });
    const asked = desk.github.seen.length;
    expect(await desk.file({ subject: versioned("1.240.0") }, {}, state("b"))).toMatchObject({ number: 2 });
    expect(desk.github.seen).toHaveLength(asked);
  });

  test("an open one gets one comment with only what is new, and never a second", async () => {
    const desk = await createDesk();
    await desk.file();
    const first = desk.repo.issues[0];
    if (first) first.body = first.body.replaceAll("Windows 11 Pro", "…");
    for (const name of ["b", "c", "d"])
      await desk.file({}, {}, { IB_BUGREPORT_STATE: join(desk.state, name) });
    expect(first?.comments).toHaveLength(1);
    expect(first?.comments[0]?.body).toContain("Windows 11 Pro");
    expect(first?.comments[0]?.body).not.toContain("1.220.0");
  });
});

describe("caps", () => {
  test("a second, different failure within ten minutes is not filed unattended", async () => {
    const desk = await createDesk();
    await desk.file();
    const subject = caseOf({ verdict: { ...libraryVerdict, failureMode: "localized-tws" } });
    expect(await desk.file({ subject })).toMatchObject({ outcome: "capped" });
    expect(EXIT_CODES.capped).toBe(7);
  });

  test("what others have filed does not count", async () => {
    const desk = await createDesk();
    await desk.file();
    const second = { IB_BUGREPORT_STATE: join(desk.state, "second") };
    expect(await desk.file({}, {}, second)).toMatchObject({ outcome: "duplicate" });
    const subject = caseOf({ verdict: { ...libraryVerdict, failureMode: "localized-tws" } });
    expect(await desk.file({ subject }, {}, second)).toMatchObject({ outcome: "filed", number: 2 });
  });

  test("what this machine has filed counts from then on, also once the server was asked about it again", async () => {
    const desk = await createDesk();
    const versioned = (version: string) => {
      const { report, ...rest } = caseOf();
      return { ...rest, report: { ...report, versions: [{ name: "nautilus_trader", version, from: "x" }] } };
    };
    await desk.file({ subject: versioned("1.220.0") });
    const [name = ""] = readdirSync(join(desk.state, "filed"));
    const path = join(desk.state, "filed", name);
    const record = () => JSON.parse(readFileSync(path, "utf8"));
    const at = new Date(Date.now() - 3_600_000).toISOString();
    writeFileSync(path, JSON.stringify({ ...record(), at }));
    const met = await desk.file({ subject: versioned("1.230.0") });
    expect(met.reason).toContain("open already as #1");
    expect(record()).toMatchObject({ created: true, at, count: 2, version: "1.230.0", number: 1 });
  });
});

test("no token goes to a host it is not for", async () => {
  const desk = await createDesk();
  const none = {
    IB_BUGREPORT_GITHUB_TOKEN: "",
    GH_TOKEN: "token-of-ann",
    GITHUB_TOKEN: "x",
    GH_ENTERPRISE_TOKEN: "y",
  };
  expect(await desk.file({}, {}, none)).toMatchObject({ outcome: "needs-person" });
  expect(desk.github.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  const enterprise = await desk.file({ api: `${desk.github.api}/api/v3` }, {}, none);
  expect(enterprise.outcome).not.toBe("filed");
  expect(desk.github.seen.at(-1)?.headers.authorization).toBe("token y");
});

test("the ledger is readable by its owner alone and holds no text of the issue", async () => {
  const desk = await createDesk();
  await desk.file();
  const [name = ""] = readdirSync(join(desk.state, "filed"));
  const record = JSON.parse(readFileSync(join(desk.state, "filed", name), "utf8"));
  expect(Object.keys(record).sort()).toEqual(
    [
      "api",
      "at",
      "commentedAt",
      "count",
      "created",
      "fingerprint",
      "lastSeen",
      "number",
      "repo",
      "schemaVersion",
      "url",
      "version",
    ].sort(),
  );
});

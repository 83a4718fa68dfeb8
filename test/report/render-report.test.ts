import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "../../src/model/observation.ts";
import { buildReport, type ReportInput, renderIssue, renderReport } from "../../src/report/index.ts";
import { originFacts, originInput } from "./origin-case.ts";
import { nodesOf, parseMarkdown, textOf } from "./parse-markdown.ts";
import { runFacts } from "./run-case.ts";
import { packageTemplates } from "./templates.ts";
import { unreachableFacts } from "./unreachable-case.ts";

const templates = await packageTemplates();
const render = (change: Partial<ReportInput> = {}) =>
  renderReport(buildReport({ ...originInput, ...change }), templates);

test("the report of the case the project grew from", async () => {
  await expect(render()).toMatchFileSnapshot("../fixtures/report/origin.md");
});

test("the issue of that case", async () => {
  const issue = renderIssue(buildReport(originInput), templates);
  expect(issue.title).toBe("nautilus_trader: The program cancels its own connection attempt");
  await expect(issue.body).toMatchFileSnapshot("../fixtures/report/origin-issue.md");
});

test("the report after a run behind the wire tap", async () => {
  const facts = { ...originFacts, ...runFacts };
  await expect(render({ facts })).toMatchFileSnapshot("../fixtures/report/run.md");
});

test("the report with one of every other fact", async () => {
  const { verdict } = originInput;
  const unknown = {
    ...verdict,
    headline: "Several causes fit.",
    failureMode: null,
    findings: [],
    ruledOut: [],
  };
  const alternatives = [
    { failureMode: "wrong-port", fault: "user-config", decidedBy: "the port TWS shows" },
  ] as const;
  const markdown = render({ facts: unreachableFacts, verdict: { ...unknown, alternatives } });
  await expect(markdown).toMatchFileSnapshot("../fixtures/report/unreachable.md");
});

describe("the first 15 lines", () => {
  const screen = (markdown: string) => markdown.split("\n").slice(0, 15).join("\n");

  test("hold verdict, versions, decisive quotes and that nobody reviewed it", () => {
    const first = screen(render());
    expect(first).toContain("The program cancels its own connection attempt");
    expect(first).toContain("TWS server version `176 (≈ 10.19)`");
    expect(first).toContain("Windows 11 Pro `24H2 build 26100 x64`");
    expect(first).toContain("Connection cancelled");
    expect(first).toContain("by nobody");
  });

  test("name the person who reviewed it, and say that a run was cut short", () => {
    const first = screen(render({ reviewedBy: "A. Reader", interrupted: "the run was interrupted" }));
    expect(first).toContain("by A. Reader");
    expect(first).not.toContain("by nobody");
    expect(first).toContain("incomplete: the run was interrupted");
  });

  test("hold however many versions and quotes there are", () => {
    const evidence = Array.from({ length: 30 }, (_, line) => ({
      artifact: "logs/a.log",
      lines: [line + 1, line + 1] as const,
      quote: "x\n".repeat(50),
    }));
    const findings = originInput.verdict.findings.map((one) => ({
      ...one,
      evidence: evidence as unknown as typeof one.evidence,
    }));
    expect(screen(render({ verdict: { ...originInput.verdict, findings } }))).toContain("by nobody");
  });
});

describe("what is not known", () => {
  test("nothing looked at gives a report that claims nothing", () => {
    const verdict = {
      ...originInput.verdict,
      headline: "Nothing that could be looked at shows a cause.",
      failureMode: null,
      fault: "unknown",
      confidence: "none",
      findings: [],
      ruledOut: [],
      undetermined: [],
      refutedBy: "",
    } as const;
    const markdown = render({ verdict, facts: {}, redactions: [], contents: [] });
    expect(markdown).toContain("**The cause is not known**");
    expect(markdown).toContain("Nothing: no observation excludes a cause.");
    expect(markdown).toContain("was not looked at");
  });

  test("skipped and failed sources stand there with their reasons", () => {
    const markdown = render();
    expect(markdown).toContain("Not looked at: Usual ports of TWS (the configured port answers as TWS)");
    expect(markdown).toContain("Independent client failed: deadline of 10000 ms passed");
  });

  test("a fact nobody has words for is shown as it is", () => {
    const facts = { ...originFacts, "tws.future": observed({ colour: "green" }) };
    expect(render({ facts })).toMatch(/\| tws\.future \| observed/);
  });
});

describe("what a stranger puts into it", () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      "```\n# owned",
      "@everyone",
      "#1",
      "</details>",
      "<script>",
      "a|b\n|c|",
      "\u001b[31mred",
      "\u202e",
    ),
    fc.string({ maxLength: 20 }),
  );

  test("a fact of any shape under any known id still gives a report", () => {
    const ids = [
      ...Object.keys(originFacts),
      "capture.run",
      "capture.wire",
      "capture.timeline",
      "project.python",
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), fc.jsonValue()), (values) => {
        const facts = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, observed(value)]));
        expect(render({ facts })).toContain("## Evidence");
      }),
      { numRuns: 300 },
    );
  });

  test("no value leaves its place: the headings and tables stay those of the templates", () => {
    const expected = outline(render());
    fc.assert(
      fc.property(hostile, (value) => {
        expect(outline(render(poisoned(value)))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test("nobody is notified and nothing is linked", () => {
    const tree = parseMarkdown(render(poisoned("see @someone, #12, https://x.example/y and <b>")));
    const texts = [...nodesOf(tree)].filter((node) => node.type === "text").map(textOf);
    expect(texts.join("\n")).not.toMatch(/@someone|#12|https?:/);
    expect([...nodesOf(tree)].map((node) => node.type)).not.toContain("link");
  });
});

test("an issue keeps within the limit, drops what matters least first, and says so", () => {
  const events = Array.from({ length: 40 }, (_, index) => ({
    ...originFacts["capture.logs"].value.events[0],
    text: `${index} ${"x".repeat(390)}`,
    line: index + 1,
  }));
  const logs = observed({ ...originFacts["capture.logs"].value, events });
  const report = buildReport({ ...originInput, facts: { ...originFacts, "capture.logs": logs } });
  for (const limit of [60_000, 12_000, 6_000]) {
    const { body } = renderIssue(report, templates, limit);
    expect([...body].length).toBeLessThanOrEqual(limit);
    expect(body).toContain("The program cancels its own connection attempt");
    expect(body.includes("left out here to keep within GitHub's limit")).toBe(limit < 60_000);
  }
  expect(renderIssue({ ...report, title: `${"y\n".repeat(300)}` }, templates).title).toMatch(
    /^[^\n]{1,120}$/,
  );
});

function observed(value: unknown): Observation<unknown> {
  return { status: "observed", value, tookMs: 1 };
}

/** The whole input with `value` in each of its strings that does not steer the layout. */
function poisoned(value: string): Partial<ReportInput> {
  const put = (text: string) => `${text}${value}`;
  const { verdict, words } = originInput;
  return {
    verdict: {
      ...verdict,
      headline: put(verdict.headline),
      refutedBy: put(verdict.refutedBy),
      findings: verdict.findings.map((one) => ({
        ...one,
        summary: put(one.summary),
        remedy: put(one.remedy),
        evidence: [{ artifact: put("logs/a.log"), lines: [1, 2], quote: put("q") }],
      })),
      undetermined: [{ rule: put("r"), missing: put("m") }],
    },
    words: {
      title: put("t"),
      expected: put("e"),
      actual: put("a"),
      steps: words.steps.map(put),
      tried: words.tried.map(put),
    },
    facts: JSON.parse(JSON.stringify(originFacts), (key, one) =>
      typeof one === "string" && !["status", "kind", "level", "outcome"].includes(key) ? put(one) : one,
    ),
    redactions: [{ redactor: put("r"), where: put("w"), count: 1, lines: [] }],
    contents: [{ path: put("p"), bytes: 1, source: put("s") }],
  };
}

/** Headings, and the size of every table: what no value may change. */
function outline(markdown: string): string[] {
  return [...nodesOf(parseMarkdown(markdown))].flatMap((node) => {
    if (node.type === "heading") return node.depth === 1 ? ["# title"] : [`${node.depth} ${textOf(node)}`];
    if (node.type === "table") return [`table of ${node.children[0]?.children.length}`];
    return node.type === "html" ? [`html ${node.value}`] : [];
  });
}

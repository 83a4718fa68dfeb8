import { describe, expect, test } from "vitest";
import { codePoints, parseTemplate } from "../../../src/report/upstream/index.ts";
import { nodesOf, parseMarkdown } from "../parse-markdown.ts";
import { FINGERPRINT, filled, fillText, templateText } from "./filled.ts";
import { HOSTILE, hostileInput } from "./hostile.ts";

const MARKDOWN = [
  "framework-bug.md",
  "container-bug.md",
  "engine-bug.md",
  "bold-bug.md",
  "blanks-bug.md",
  "ISSUE_TEMPLATE.md",
  "github-default.md",
  "tables-bug.md",
  "underlined-bug.md",
  "inline-bug.md",
];

/** What stands below a heading, as written. */
function below(body: string, heading: string): string {
  const lines = body.split("\n");
  const from = lines.findIndex((line) => line.replace(/^#+ |\*\*/g, "").startsWith(heading));
  const end = lines.findIndex((line, index) => index > from && /^#{1,6} /.test(line));
  return lines.slice(from + 1, end < 0 ? undefined : end).join("\n");
}

describe.each(MARKDOWN)("%s", (file) => {
  const source = templateText(file).replace(/^---\n[\s\S]*?\n---\n/, "");
  const headingsOf = (text: string) =>
    text.split("\n").filter((line) => /^#{1,6} |^[=-]{8,}$/.test(line) && !/^# (gateway)$/.test(line));

  test("keeps its headings in order, and no placeholder", () => {
    const { body } = filled(file);
    expect(headingsOf(body)).toEqual(headingsOf(source));
    expect(body).not.toMatch(/Add here|\[e\.g\.|____|Go to '|clear and concise|^\d+\.\s*$|paste your log/m);
  });

  test("holds what every issue must say, and can be found", () => {
    const { body } = filled(file);
    expect(body).toContain("Connection cancelled");
    expect(body).toContain("**Verdict:**");
    expect(body).toContain("Nobody has reviewed it");
    expect(body).toContain("This would refute it");
    expect(body).toContain(`\`${FINGERPRINT}\``);
  });

  test("parses as Markdown whose headings are the template's own", () => {
    const headings = [...nodesOf(parseMarkdown(filled(file).body))].filter(({ type }) => type === "heading");
    expect(headings).toHaveLength(headingsOf(source).length);
  });
});

test.each(HOSTILE)("%j stays what it is: no heading, no mention, no reference, no HTML of it", (hostile) => {
  const shape = (input: ReturnType<typeof hostileInput>) => {
    const nodes = [...nodesOf(parseMarkdown(filled("framework-bug.md", { input }).body))];
    return nodes.flatMap((node) =>
      /^(?:heading|html|link|image|listItem)$/.test(node.type) ? [node.type] : [],
    );
  };
  expect(shape(hostileInput(hostile))).toEqual(shape(hostileInput("harmless")));
  const { body } = filled("framework-bug.md", { input: hostileInput(hostile) });
  const prose = [...nodesOf(parseMarkdown(body))]
    .flatMap((node) => (node.type === "text" ? [node.value] : []))
    .join("\n");
  expect(prose).not.toMatch(/(?<![\w`])@\w|(?:^|\s)#\d|GH-\d|\w\/\w+#\d|https?:\/\/github\.com/m);
});

test("a framework's template: keys by meaning, notes kept, no box ticked that nobody vouches for", () => {
  const { body, boxes } = filled("framework-bug.md", { vouched: { searched: true } });
  expect(body).toContain(
    "| **Mismatch**    | The code does what the docs say, and you expected something else. |",
  );
  expect(body).toContain("Design questions belong into [Discussions]");
  expect(body).toContain("- OS platform: `Windows 11 Pro 24H2 (build 26100)`");
  expect(body).toContain("- Python version: `3.13.1`");
  expect(body).toContain("- `nautilus_trader` version: `1.220.0`");
  expect(below(body, "Expected Behavior").trim()).toBe("The client connects.");
  // The second box speaks of discussions too, which the tool does not search.
  expect(body).not.toMatch(/\[x\]/i);
  expect(boxes.map(({ state, required }) => [state, required])).toEqual(Array(4).fill(["open", true]));
});

test("a person's statements tick the boxes they are about, and only those", () => {
  const attested = [
    "I have read the documentation that applies",
    "tried a recent development wheel (2.0.0rcN, dev or nightly)",
  ];
  const { boxes } = filled("framework-bug.md", { vouched: { attested } });
  expect(boxes.map(({ state }) => state)).toEqual(["attested", "open", "open", "attested"]);
  const all = filled("framework-bug.md", { vouched: { attested: ["all"] } });
  expect(all.boxes.every(({ state }) => state === "attested")).toBe(true);
});

test("the search for duplicates is what the tool has done itself", () => {
  const { body, boxes } = filled("engine-bug.md", { vouched: { searched: true } });
  expect(boxes.map(({ state }) => state)).toEqual(["open", "open", "verified", "open"]);
  expect(body).toMatch(/- \[x\] .*not a duplicate.*done by ib-bugreport/);
  expect(filled("engine-bug.md").boxes.every(({ state }) => state === "open")).toBe(true);
});

test("a container's template: mandatory notes stay, unknown keys say so", () => {
  const { body } = filled("container-bug.md");
  expect(body).toContain("Please provide the output of `docker compose config` **MANDATORY** ⚠️⚠️");
  expect(body).toContain(
    "- Image Tag (`docker image inspect example.org/gateway:tag`): not determined by ib-bugreport **MANDATORY** ⚠️⚠️",
  );
  expect(body).toContain("Please do not expect problems of others to be solved here");
  expect(body).toContain("docker pull example.org/gateway:latest");
  expect(below(body, "Container logs")).toContain("Not connected (code: 504, req_id=-1)");
});

test("a version is given for the component that is asked for, never for another", () => {
  expect(filled("bold-bug.md").body).toContain("IBeam version: not determined by ib-bugreport");
  expect(filled("blanks-bug.md").body).toContain("* Python Version: `3.13.1` (`python -V`)");
  expect(filled("blanks-bug.md").body).toContain("CCXT version: not determined");
});

test("GitHub's own default: every example is replaced, and nothing is said of a device that is not this one", () => {
  const { body, title } = filled("github-default.md");
  expect(title).toMatch(/^\[BUG\] /);
  expect(body).toContain("- OS: `Windows 11 Pro 24H2 (build 26100)`\n - Browser: not determined");
  expect(body).toContain("- Version: not determined");
  expect(body).toContain("- Device: not determined by ib-bugreport\n - OS: not determined by ib-bugreport");
  expect(below(body, "Screenshots")).toMatch(/^\s*Not determined by ib-bugreport/);
});

test("tables are filled, frames stay around what is filled, another time is not this one", () => {
  const { body, boxes } = filled("tables-bug.md", { vouched: { searched: true } });
  expect(body).toContain("| OS | `Windows 11 Pro 24H2 (build 26100)` |");
  expect(body).toContain("| Python version | `3.13.1` |");
  expect(body).toContain("| other-client version | not determined by ib-bugreport |");
  expect(body).toMatch(/\| TWS \/ Gateway version \| `.*176/);
  expect(body).toContain("<details>\n\nNot determined by ib-bugreport.\n\n</details>");
  for (const heading of ["Is this a regression", "How has this affected you"])
    expect(below(body, heading)).toMatch(/^\s*Not determined by ib-bugreport/);
  expect(boxes.map(({ state }) => state)).toEqual(["open", "open", "verified"]);
});

test("underlined headings, wrapped prompts and bare names of products", () => {
  const { body } = filled("underlined-bug.md");
  expect(body).toContain("Affected version\n----------------\n\n1.220.0\n");
  expect(body).toMatch(/Description\n-+\n\nIt prints 504/);
  expect(body).toContain("- Library: `1.220.0`\n- TWS: `server version 176");
  expect(body).toContain("Thank you for your time.");
  expect(body).not.toMatch(/What happened\?|how we can see it too|x\.y\.z/);
});

test("a bold key with its prompt on one line is a heading, and what has a place is said there alone", () => {
  const { body } = filled("inline-bug.md");
  expect(body).toMatch(/\*\*Expected behavior:\*\*\n\nThe client connects/);
  expect(body).toMatch(/\*\*Actual behavior:\*\*\n\nIt prints 504/);
  expect(body).toMatch(/\*\*How often:\*\*\n\nNot determined/);
  expect(body.match(/It prints 504\./g)).toHaveLength(1);
  expect(body).toMatch(/<h3>Logs<\/h3>\n\n```text\nlogs\/pasted/);
  expect(body).toContain("See the output of `client --version`.");
});

test("the line ends of Windows, and a mark at the beginning, change nothing", () => {
  const source = templateText("framework-bug.md");
  const windows = parseTemplate("bug.md", `\uFEFF${source.replaceAll("\n", "\r\n")}`);
  expect(windows).toEqual(parseTemplate("bug.md", source));
});

test("a template that is made to keep a program busy is read quickly", () => {
  for (const part of [
    "<!--",
    "**a",
    "[",
    "| a | |\n",
    "- [ ] ",
    "_",
    "```\n",
    "#",
    "(",
    "> ",
    "\n---\n",
    "e.g. ",
  ]) {
    const template = parseTemplate("bug.md", `## Steps\n${part.repeat(39_000 / part.length)}`);
    expect(template).not.toBe(null);
    if (template !== null) expect(fillText(template).body).toContain(FINGERPRINT);
  }
});

test("a line of 10 MB in the log and in the user's words: the issue fits and stays whole", () => {
  const line = `${"@octocat \u0060\u0060\u0060 ".repeat(700_000)}end`;
  for (const file of ["framework-bug.md", "full-form.yml"]) {
    const { body, title } = filled(file, { input: hostileInput(line) });
    expect(codePoints(body)).toBeLessThanOrEqual(60_000);
    expect(codePoints(title)).toBeLessThanOrEqual(120);
    expect(body).toContain("**Verdict:**");
    expect(body).toContain(FINGERPRINT);
  }
});

test("the cut goes by importance: the log goes, the verdict stays, and it is said", () => {
  const events = Array.from({ length: 3000 }, (_, index) => `line ${index} ${"x".repeat(60)}`);
  const logs = {
    "capture.logs": {
      status: "observed" as const,
      tookMs: 1,
      value: {
        droppedEvents: 0,
        files: [],
        events: events.map((text, index) => ({
          ...{
            kind: "attempt",
            client: "nautilus",
            at: null,
            atMs: null,
            level: "info",
            component: null,
            text,
          },
          ...{ artifact: "logs/live.log", line: index + 1, lastLine: index + 1 },
        })),
      },
    },
  };
  for (const maxCodePoints of [60_000, 8000, 4500]) {
    const { body } = filled("framework-bug.md", { input: { facts: logs }, maxCodePoints });
    expect([...body].length).toBeLessThanOrEqual(maxCodePoints);
    expect(body).toContain("**Verdict:**");
    expect(body).toContain(FINGERPRINT);
  }
});

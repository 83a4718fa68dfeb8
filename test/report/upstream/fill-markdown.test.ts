import { describe, expect, test } from "vitest";
import { nodesOf, parseMarkdown } from "../parse-markdown.ts";
import { FINGERPRINT, filled, templateText } from "./filled.ts";
import { HOSTILE, hostileInput } from "./hostile.ts";

const MARKDOWN = [
  "framework-bug.md",
  "container-bug.md",
  "engine-bug.md",
  "bold-bug.md",
  "blanks-bug.md",
  "ISSUE_TEMPLATE.md",
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
    text.split("\n").filter((line) => /^#{1,6} /.test(line) && !/^# (gateway)$/.test(line));

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

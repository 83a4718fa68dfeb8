import { parseIssue } from "@github/issue-parser";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "../../../src/report/upstream/index.ts";
import { originFacts } from "../origin-case.ts";
import { filled, templateText } from "./filled.ts";
import { HOSTILE, hostileInput } from "./hostile.ts";

const FORMS = ["bot-bug.yml", "data-bug.yaml", "sdk-bug.yaml", "full-form.yml", "choices-form.yml"];

/** What GitHub's own parser reads, without the fields it drops for being empty. */
function parsed(file: string, body: string) {
  // It does not know the newest element yet (issue-ops/parser#216).
  const template = templateText(file).replace("type: upload", "type: input");
  return parseIssue(`<!-- ib-bugreport v1 fp:x id:y tool:1 -->\n\n${body}`, template);
}

describe.each(FORMS)("%s goes through GitHub's own parser field by field", (file) => {
  test("as a person would have filled it", () => {
    const { body } = filled(file);
    const template = parseTemplate(file, templateText(file));
    const fields = template?.kind === "form" ? template.fields : [];
    const labels = body
      .split("\n")
      .filter((line) => line.startsWith("### "))
      .map((line) => line.slice(4));
    expect(labels).toEqual(fields.map(({ label }) => label));
    const read = Object.values(parsed(file, body));
    expect(read).toHaveLength(fields.length);
    expect(JSON.stringify(read)).toContain("Connection cancelled");
  });

  test.each(HOSTILE)("with %j in everything that is said and logged", (hostile) => {
    const { body, title } = filled(file, { input: hostileInput(hostile) });
    const plain = filled(file, { input: hostileInput("harmless") });
    expect(Object.keys(parsed(file, body))).toEqual(Object.keys(parsed(file, plain.body)));
    expect(body.match(/^### /gm)).toEqual(plain.body.match(/^### /gm));
    expect(title).not.toMatch(/\n/);
    for (const hidden of ["\u202e", "\u001b", "\u0000"]) expect(body).not.toContain(hidden);
  });
});

test("any words at all leave the fields of a form as they are", () => {
  const alphabet = fc.constantFrom(
    "#",
    "### ",
    "\n",
    "`",
    "```",
    "~~~",
    "@a",
    "<!--",
    "-->",
    "- [x] ",
    "_",
    "*",
    "|",
    "x",
    " ",
    "\\",
    "\u202e",
  );
  const words = fc.array(alphabet, { maxLength: 30 }).map((parts) => parts.join(""));
  const expected = Object.keys(parsed("sdk-bug.yaml", filled("sdk-bug.yaml").body));
  fc.assert(
    fc.property(words, (said) => {
      const given = { title: null, expected: said, actual: said, steps: [said], tried: [said] };
      const { body } = filled("sdk-bug.yaml", { input: { words: given } });
      expect(Object.keys(parsed("sdk-bug.yaml", body))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("boxes and choices are answered only where somebody can vouch for them", () => {
  const { body, boxes } = filled("bot-bug.yml");
  expect(parsed("bot-bug.yml", body)).toMatchObject({ build: [] });
  expect(boxes).toEqual([{ label: 'Choose "Type of installation"', required: true, state: "open" }]);
  const full = filled("full-form.yml");
  expect(parsed("full-form.yml", full.body)).toMatchObject({ python: ["3.13.1"], severity: ["Not sure"] });
  expect(full.boxes).toEqual([
    { label: "I agree to follow the Code of Conduct", required: true, state: "open" },
  ]);
  const sdk = filled("sdk-bug.yaml", { vouched: { searched: true, attested: ["all"] } });
  expect(sdk.boxes.map(({ state }) => state)).toEqual(["verified", "attested"]);
});

test("a choice is made where the facts make it: a system by its family, a version by its series", () => {
  const { body, boxes, linkable } = filled("choices-form.yml", { vouched: { searched: true } });
  expect(body).toContain("### Operating System\n\nWindows");
  expect(body).toContain("### Python version\n\n3.13");
  expect(body).toContain("### Version of the-client\n\nNot determined by ib-bugreport.");
  expect(body).toContain("### Contact Details\n\n_No response_");
  expect(body).toContain("```python\nNot determined by ib-bugreport.\n```");
  expect(boxes.filter(({ state }) => state === "open").map(({ label }) => label)).toEqual([
    "This is a bug, not a question.",
    'Choose "Which part has the bug?"',
  ]);
  expect(linkable).toBe(false);
  const os = { status: "observed" as const, tookMs: 1, value: { name: "Ubuntu", version: "24.04" } };
  const linux = filled("choices-form.yml", { input: { facts: { ...originFacts, "host.os": os as never } } });
  expect(linux.body).toContain("### Operating System\n\nLinux");
});

test("the title: a beginning is kept, a whole default is replaced", () => {
  expect(filled("sdk-bug.yaml").title).toMatch(/^\[Bug\]: nautilus_trader/);
  expect(filled("bot-bug.yml").title).toMatch(/^nautilus_trader/);
});

test("only text fields with an id go into a link", () => {
  expect(Object.keys(filled("full-form.yml").fields)).toEqual(["problem", "log"]);
});

test("a form that is no YAML is no template", () => {
  expect(parseTemplate("broken.yml", templateText("broken.yml"))).toBe(null);
});

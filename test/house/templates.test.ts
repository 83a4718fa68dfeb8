import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { COMPILE_OPTIONS, HELPER_NAMES } from "../../src/report/compile-options.ts";
import { prepareTemplates } from "../../src/report/handlebars.ts";
import { helpers } from "../../src/report/helpers.ts";
import { buildReport } from "../../src/report/index.ts";
import { originInput } from "../report/origin-case.ts";
import { packageTemplates, templateFiles } from "../report/templates.ts";

/** Sentences about every place where a value would reach the text without one of our helpers. */
function bareValues(source: string): string[] {
  const found: string[] = [];
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = (node) => {
    const name = node.path.type === "PathExpression" ? (node.path as hbs.AST.PathExpression).original : "";
    const helper = (HELPER_NAMES as readonly string[]).includes(name) && node.params.length > 0;
    if (!helper || !node.escaped) found.push(`line ${node.loc.start.line}: {{${name}}}`);
  };
  visitor.accept(Handlebars.parse(source));
  return found;
}

describe.each(Object.entries(templateFiles()))("templates/%s", (_path, source) => {
  test("shows values through helpers only", () => {
    expect(bareValues(source)).toEqual([]);
  });

  test("stands at the left edge, where no fence is indented", () => {
    expect(
      source.split("\n").filter((line) => /^\s+\{\{(?:fence|mermaid)|[-*] \{\{(?:fence|mermaid)/.test(line)),
    ).toEqual([]);
  });
});

test("a value without a helper would be found", () => {
  for (const bare of [
    "{{title}}",
    "{{{line title}}}",
    "{{#each versions}}{{name}}{{/each}}",
    "{{#if x}}{{this}}{{/if}}",
  ])
    expect(bareValues(bare)).toHaveLength(1);
});

test("every helper that may be named is there, and no other", () => {
  expect(Object.keys(helpers).sort()).toEqual([...HELPER_NAMES].sort());
});

test("a name the report does not have is an error, not an empty place", async () => {
  const templates = await prepareTemplates({ report: "{{line nonsense}}", issue: "", partials: {} });
  expect(() => templates.report(buildReport(originInput))).toThrow(
    "line 1: {{line …}} is given a name that the report does not have",
  );
});

test("precompiled templates give the same text as their sources", async () => {
  const files = templateFiles();
  const compiled = Object.fromEntries(
    Object.entries(files).map(([path, source]) => [path, specification(source)]),
  );
  const partials = Object.entries(compiled).filter(([path]) => path.startsWith("partials/"));
  const ready = await prepareTemplates({
    report: compiled["report.hbs"] ?? "",
    issue: compiled["issue.hbs"] ?? "",
    partials: Object.fromEntries(partials.map(([path, one]) => [path.slice(9, -4), one])),
  });
  const report = buildReport(originInput);
  expect(ready.report(report)).toBe((await packageTemplates()).report(report));
});

/** What a build writes into a module. */
function specification(source: string): Record<string, unknown> {
  return new Function(`return ${Handlebars.precompile(source, COMPILE_OPTIONS)}`)();
}

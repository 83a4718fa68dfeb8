import { expect, test } from "vitest";
import { chooseTemplate, parseTemplate } from "../../../src/report/upstream/index.ts";
import { templateText } from "./filled.ts";

const read = (...names: readonly string[]) =>
  names.flatMap((name) => parseTemplate(name, templateText(name)) ?? []);

test("the bug template is chosen, whatever stands beside it", () => {
  expect(chooseTemplate(read("framework-feature.md", "framework-bug.md"))?.file).toBe("framework-bug.md");
  expect(chooseTemplate(read("sdk-bug.yaml", "framework-bug.md"))?.file).toBe("sdk-bug.yaml");
  expect(chooseTemplate(read("ISSUE_TEMPLATE.md"))?.file).toBe("ISSUE_TEMPLATE.md");
  expect(chooseTemplate(read("framework-feature.md"))).toBe(null);
  expect(chooseTemplate([])).toBe(null);
});

test("labels are read as a list and as words with commas", () => {
  expect(read("framework-bug.md")[0]?.labels).toEqual(["bug"]);
  expect(read("bot-bug.yml")[0]?.labels).toEqual(["bug"]);
  expect(read("container-bug.md")[0]?.labels).toEqual([]);
});

import { expect, test } from "vitest";
import { buildReport, renderReport } from "../../src/report/index.ts";
import { originInput } from "./origin-case.ts";
import { packageTemplates } from "./templates.ts";

const templates = await packageTemplates();
const markdown = renderReport(buildReport(originInput), templates);

test("the report of the case the project grew from", async () => {
  await expect(markdown).toMatchFileSnapshot("../fixtures/report/origin.md");
});

import { expect, test } from "vitest";
import { judge } from "../../src/app/judge.ts";
import type { Facts } from "../../src/facts.ts";
import { rules } from "../../src/rules/index.ts";
import { modeDocs } from "./mode-docs.ts";

const observed = <Value>(value: Value) => ({ status: "observed" as const, value, tookMs: 1 });
const refused = {
  ...{ kind: "error-code", code: 326, reqId: -1, client: "ibapi", at: null, atMs: null, level: "error" },
  ...{ component: null, text: "the client id is already in use", artifact: "logs/a", line: 1, lastLine: 1 },
};

test("every finding links to a section that is there", () => {
  const page = modeDocs();
  for (const { id } of rules) expect(page).toContain(`\n## ${id}\n`);
  const verdict = judge({
    "capture.logs": observed({
      files: [],
      events: [refused],
      notKept: 0,
    } as unknown as Facts["capture.logs"]),
  });
  expect(verdict.findings.map((one) => one.docs)).toEqual(["docs/modes.md#client-id-in-use"]);
});

test("docs/modes.md says what modes, rules and cases say (`npm run docs:modes` renews it)", async () => {
  await expect(modeDocs()).toMatchFileSnapshot("../../docs/modes.md");
});

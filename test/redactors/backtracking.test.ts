import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const DIST = new URL("../../dist/", import.meta.url).href;
/** What patterns choke on, in a process that can be killed: triggers followed by long runs of one thing, and packed densely. */
const PUMP = `
const { createRedaction } = await import("${DIST}engine/redact/index.js");
const { redactors } = await import("${DIST}redactors/index.js");
for (const start of ["your", "fake", "insert_", "set-", "dein_", "change_me", "your-"])
  createRedaction({ redactors }).text("password=" + start + "a_".repeat(40) + "!", "pump");
for (const redactor of redactors) {
  const triggers = [...redactor.triggers.slice(0, 3).map((one) => one.replaceAll("#", "1")), ...(redactor.runs ? ["aB1"] : [])];
  for (const filler of ["a", "A1", "0", '="', "\\\\", "/", " ", "a ", ".", "-", "<a", ",", "'\\n", "a:", "a=b;"]) {
    const pumped = triggers.map((one) => (" " + one + filler.repeat(4000 / filler.length)).repeat(3)).join("");
    const dense = triggers.map((one) => (one + filler).repeat(1000)).join("");
    createRedaction({ redactors: [redactor] }).text(pumped + dense, "pump");
  }
}`;

test("no redactor hangs on long runs behind its triggers", { timeout: 240_000 }, () => {
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", PUMP], {
    timeout: 200_000,
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});

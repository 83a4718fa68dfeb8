import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const module = JSON.stringify(new URL("../../dist/cli/interrupt.js", import.meta.url).href);

/** Runs a few lines in a process of their own, where real signals can be sent. */
function script(lines: string) {
  const source = `import { endEarly, interruptible, watchEarly } from ${module};
const signal = (name) => new Promise((heard) => {
  process.kill(process.pid, name);
  setTimeout(heard, 50);
});
${lines}`;
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const ran = spawnSync(process.execPath, ["--input-type=module", "-e", source], { cwd, encoding: "utf8" });
  return { code: ran.status, signal: ran.signal, said: ran.stdout.trim(), errors: ran.stderr };
}

test("a Ctrl-C that comes while the command is being loaded is kept for it", () => {
  const ran = script(`watchEarly();
await signal("SIGINT");
const { interrupt, signal: all, stop } = interruptible();
console.log(interrupt.aborted, all.aborted, stop.aborted);`);
  expect(ran).toMatchObject({ code: 0, said: "true false true", errors: "" });
});

test("the first Ctrl-C interrupts, the second ends with a report, the third ends at once", () => {
  const ran = script(`const { interrupt, signal: all } = interruptible();
for (let nth = 1; nth <= 3; nth++) {
  await signal("SIGINT");
  console.log(nth, interrupt.aborted, all.aborted);
}`);
  expect(ran).toMatchObject({ code: 130, said: "1 true false\n2 true true" });
});

test.each(["SIGTERM", "SIGHUP"])("%s ends with a report", (name) => {
  const ran = script(`const { interrupt, signal: all } = interruptible();
await signal("${name}");
console.log(interrupt.aborted, all.aborted);`);
  expect(ran).toMatchObject({ code: 0, said: "false true" });
});

test("a command that does not hear Ctrl-C itself is ended by it", () => {
  const ran = script(`watchEarly();
console.log(endEarly());
await signal("SIGINT");
console.log("still here");`);
  expect(ran).toMatchObject({ signal: "SIGINT", said: "false" });
});

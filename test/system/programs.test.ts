import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPrograms } from "../../src/system/programs.ts";

const programs = createPrograms({ ...process.env });

test("programs come from absolute folders of PATH outside the project only", async () => {
  const project = await mkdtemp(join(tmpdir(), "project-"));
  await writeFile(join(project, "tool"), "#!/bin/sh\n", { mode: 0o755 });
  const inside = createPrograms({ PATH: `.:${project}` });
  expect(await inside.find("tool")).toBe(join(project, "tool"));
  expect(await inside.find("tool", [project])).toBeNull();
  expect(await createPrograms({ PATH: "." }).find("tool")).toBeNull();
});

test("a run that outlives its deadline is killed with its children and says so", async () => {
  const result = await programs.run("/bin/sh", ["-c", "echo begun; sleep 60 & sleep 60"], { timeoutMs: 300 });
  expect(result).toMatchObject({ timedOut: true, stdout: "begun\n" });
});

test("output is capped and the exit code kept", async () => {
  const script = "process.stdout.write('x'.repeat(100000)); process.exitCode = 3";
  const result = await programs.run(process.execPath, ["-e", script], { timeoutMs: 20_000, maxBytes: 1000 });
  expect(result.stdout.length).toBe(1000);
  expect(result.exitCode).toBe(3);
});

test("a child answers JSON, and a dead child is null", async () => {
  const folder = await mkdtemp(join(tmpdir(), "child-"));
  const good = join(folder, "good.child.js");
  await writeFile(
    good,
    "let t='';process.stdin.on('data',d=>t+=d).on('end',()=>console.log(JSON.stringify({got:JSON.parse(t)})))",
  );
  const dead = join(folder, "dead.child.js");
  await writeFile(dead, "process.exit(1)");
  expect(await programs.child(new URL(`file://${good}`), { a: 1 }, { timeoutMs: 20_000 })).toEqual({
    got: { a: 1 },
  });
  expect(await programs.child(new URL(`file://${dead}`), null, { timeoutMs: 20_000 })).toBeNull();
});

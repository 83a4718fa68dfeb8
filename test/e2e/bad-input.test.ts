import { spawn } from "node:child_process";
import { chmod, cp, mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { collect, env, folder, ib, PROGRAM, simulator } from "./cli.ts";

const FAILURE =
  "2026-03-01T09:30:00.000000000Z [ERROR] T-001.InteractiveBrokersClient-001: Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)\n";

test("configuration that is broken is named with its line, and what can be read of the rest counts", async () => {
  const tws = await simulator("healthy");
  const run = await collect(
    await folder({
      ...env(tws),
      "settings.json": "{ not json",
      "settings.yaml": "a: [1, 2\nb: }",
      "settings.toml": "= broken",
      "ib.ini": "[ib]\nport = 99999\n",
    }),
  );
  expect(run.code).toBe(0);
  expect(run.verdict.failureMode).toBe("healthy");
  for (const name of ["settings.json", "settings.yaml", "settings.toml"])
    expect(run.report).toContain(`- Not readable: \`${name}\``);
  expect(run.report).toContain("is not a port (1 to 65535)");
});

test("a .env of 10,000 lines is read to its end", async () => {
  const tws = await simulator("healthy");
  const lines = Array.from({ length: 10_000 }, (_, line) => `KEY_${line}=value${line}`);
  const project = await folder({
    ".env": [...lines, `IB_HOST=${tws.host}`, `IB_PORT=${tws.port}`].join("\n"),
  });
  const run = await collect(project);
  expect(run.verdict.failureMode).toBe("healthy");
  expect(run.report).toContain(".env:10002");
});

test("a binary file named .log costs a sentence; one of 2 GB is read to its end", {
  timeout: 180_000,
}, async () => {
  const tws = await simulator("client-id-in-use");
  const project = await folder({
    ...env(tws),
    "binary.log": "\u0000\u0001\u0002".repeat(2000),
    "huge.log": FAILURE,
  });
  await truncate(join(project, "huge.log"), 2 * 1024 ** 3);
  const run = await collect(project, ["--log", "binary.log", "--log", "huge.log"]);
  expect(run.code).toBe(0);
  expect(run.report).toContain("binary: this is no text");
  expect(run.report).toMatch(/huge\.log`: `2147483648` bytes/);
  expect(run.report).toContain("client id is already in use");
});

test("a missing or unreadable log given to diagnose is refused by name", async () => {
  const binary = join(await folder({ "x.log": "\u0000\u0001\u0002".repeat(5000) }), "x.log");
  for (const path of ["no-such.log", binary]) {
    const ran = await ib(["diagnose", path]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
  }
});

test("files that may not be read are named in the report; a locked folder and a loop of links cost nothing", async () => {
  const tws = await simulator("healthy");
  const project = await folder({ ...env(tws), "secret.yaml": "ib: {port: 1}\n", "app.log": FAILURE });
  await mkdir(join(project, "locked"));
  await symlink("loop", join(project, "loop"));
  for (const name of ["secret.yaml", "app.log", "locked"]) await chmod(join(project, name), 0);
  const { out, code } = await asSomebody(["--project", project, "--log", join(project, "app.log")]);
  expect(code).toBe(0);
  expect(out).toContain("`secret.yaml`: `cannot be opened`");
  expect(out).toContain("EACCES");
});

test("an output folder that may not be written is refused before anything is looked at", async () => {
  const here = await folder();
  await chmod(here, 0o555);
  const { code, errors } = await asSomebody(["--out", here]);
  expect(code).toBe(2);
  expect(errors).toContain("--out");
});

test("a full disk: the report is told on standard output, the reason is given, and nothing is left behind", async () => {
  const tws = await simulator("healthy");
  const project = await folder(env(tws));
  const temporary = await folder();
  // The system refuses every byte of a file beyond the second kilobyte, as a full disk does.
  const limited = `ulimit -f 2; exec "$0" "$@"`;
  const ran = await start("bash", ["-c", limited, process.execPath, PROGRAM, "--quiet"], {
    cwd: project,
    env: { TMPDIR: temporary },
  });
  expect(ran.code).toBe(70);
  expect(ran.out).toContain("**Everything that was checked works**");
  expect(ran.errors).toContain("no file was written");
  expect(await readdir(temporary)).toEqual([]);
  expect(await readdir(project)).toEqual([".env"]);
});

interface Started {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end. */
async function start(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; uid?: number },
): Promise<Started> {
  const environment = { ...process.env, HOME: options.cwd, NO_COLOR: "1", ...options.env };
  const child = spawn(command, args, { ...options, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let errors = "";
  child.stdout?.on("data", (part) => {
    out += part;
  });
  child.stderr?.on("data", (part) => {
    errors += part;
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, out, errors };
}

/** Runs a copy of the program as a user whom permissions bind: root may read everything. */
async function asSomebody(args: readonly string[]): Promise<Started> {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const home = await folder();
  await chmod(home, 0o777);
  for (const part of args) if (part.startsWith("/")) await chmod(dirname(part), 0o755);
  const root = dirname(dirname(dirname(PROGRAM)));
  const copy = await folder();
  await chmod(copy, 0o755);
  await cp(join(root, "dist"), join(copy, "dist"), { recursive: true });
  await writeFile(join(copy, "package.json"), '{"name":"ib-bugreport","version":"0.0.0","type":"module"}');
  const program = join(copy, "dist", "bin", "ib-bugreport.js");
  const all = [program, "--quiet", "--json", ...(args.includes("--out") ? [] : ["--out", home]), ...args];
  const ran = await start(process.execPath, all, { cwd: home, ...nobody });
  if (ran.code !== 0) return ran;
  const { report } = JSON.parse(ran.out) as { report: string };
  return { ...ran, out: await readFile(report, "utf8") };
}

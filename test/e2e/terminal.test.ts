import { spawn } from "@lydell/node-pty";
import { expect, onTestFinished, test } from "vitest";
import { env, folder, ib, PROGRAM, simulator } from "./cli.ts";

const ESCAPE = "\u001b";
const COLOUR = new RegExp(`${ESCAPE}\\[3[0-9]m`);

/** What a person sees: the program on a terminal of its own. */
async function onTerminal(args: readonly string[], cwd: string, more: Record<string, string> = {}) {
  // Node shows no colours where it takes the machine for a build server.
  const { NO_COLOR: _, CI: __, ...inherited } = process.env;
  const terminal = spawn(process.execPath, [PROGRAM, ...args], {
    cols: 100,
    rows: 40,
    cwd,
    env: { ...inherited, HOME: cwd, TERM: "xterm-256color", ...more },
  });
  onTestFinished(() => terminal.kill());
  let screen = "";
  terminal.onData((part) => {
    screen += part;
  });
  const code = await new Promise<number>((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
  return { screen, code };
}

test("on a terminal the checks appear as they finish, with a spinner and colours", async () => {
  const cwd = await folder(env(await simulator("healthy")));
  const { screen, code } = await onTerminal([], cwd);
  expect(code).toBe(0);
  expect(screen).toMatch(COLOUR);
  expect(screen).toContain(`\r${ESCAPE}[2K`);
  expect(screen.indexOf("Configuration")).toBeLessThan(screen.indexOf("Handshake and session"));
  expect(screen).toContain("ib-bugreport file ");
});

test("NO_COLOR is honoured, --quiet shows no checks, and a pipe gets plain lines", async () => {
  const tws = await simulator("healthy");
  const cwd = await folder(env(tws));
  const plain = await onTerminal([], cwd, { NO_COLOR: "1" });
  expect(plain.screen).not.toMatch(COLOUR);
  const quiet = await onTerminal(["--quiet"], cwd);
  expect(quiet.screen).not.toContain("Handshake and session");
  expect(quiet.screen).toContain("Bundle");
  const piped = await ib([], { cwd });
  expect(piped.stdout + piped.stderr).not.toContain(ESCAPE);
  expect(piped.stderr).toContain("✓ Handshake and session");
});

test("what a hostile server says does not reach the terminal raw", async () => {
  const cwd = await folder(env(await simulator("healthy")));
  const { screen } = await onTerminal(["--title", `${ESCAPE}]0;owned\u0007 title`, "--quiet"], cwd);
  expect(screen).not.toContain("]0;owned");
});

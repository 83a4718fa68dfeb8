import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCase } from "./run-case.ts";

/** Nothing listens there (port 1, tcpmux, is served nowhere). */
const port = 1;
const node = (code: string) => [process.execPath, "-e", code];

describe("runBehindTap: the program", () => {
  it("keeps standard output and error apart, live and in the bundle, with their times", async () => {
    const code = "console.log('one'); setTimeout(() => { console.error('two'); process.exitCode = 3 }, 300)";
    const run = await runCase({ port, command: node(code) });
    expect(run.shown).toEqual({ stdout: "one\n", stderr: "two\n" });
    expect(await run.artifact("logs/program-stdout.log")).toBe("one\n");
    expect(await run.artifact("logs/program-stderr.log")).toBe("two\n");
    expect(run.value("capture.run")).toMatchObject({
      exitCode: 3,
      signal: null,
      stoppedBy: null,
      leftBehind: false,
    });
    const timeline = run.result.timeline([]);
    const events = timeline.status === "observed" ? timeline.value.events : [];
    const [one, two] = ["one", "two"].map((text) => events.find((event) => event.text === text));
    expect((two?.atMs ?? 0) - (one?.atMs ?? 0)).toBeGreaterThan(250);
    expect(two).toMatchObject({
      lane: "stderr",
      evidence: { artifact: "logs/program-stderr.log", lines: [1, 1] },
    });
  });

  it.each([
    [["no-such-program-anywhere"], "ENOENT"],
    [["/"], "EACCES"],
  ])("reports a program that cannot be started: %j", async (command, code) => {
    const run = await runCase({ port, command });
    expect(run.value("capture.run")).toMatchObject({ notStarted: code, exitCode: null });
    expect(run.value("capture.wire").whyNothing[0]).toContain(code);
  });

  it("tells the signal that ended it", async () => {
    const run = await runCase({ port, command: node("process.kill(process.pid, 'SIGABRT')") });
    expect(run.value("capture.run")).toMatchObject({ exitCode: null, signal: "SIGABRT" });
  });

  it("stops a program that runs on, gently", async () => {
    const code =
      "process.on('SIGINT', () => { console.log('bye'); process.exit(0) }); setInterval(() => {}, 1000)";
    const run = await runCase({ port, command: node(code), forSeconds: 1 });
    expect(run.shown.stdout).toBe("bye\n");
    expect(run.value("capture.run")).toMatchObject({
      exitCode: 0,
      stoppedBy: "time-limit",
      stopSignals: ["SIGINT"],
    });
  });

  it("ends one that ignores all that can be ignored, and its children with it", async () => {
    const code = `
      for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => console.log(name));
      const child = require('node:child_process').spawn('sleep', ['300'], { detached: true, stdio: 'inherit' });
      console.log(child.pid);
      setInterval(() => {}, 1000)`;
    const run = await runCase({ port, command: node(code), forSeconds: 1 });
    const value = run.value("capture.run");
    expect(value).toMatchObject({ signal: "SIGKILL", stopSignals: ["SIGINT", "SIGTERM", "SIGKILL"] });
    const [child = ""] = run.shown.stdout.split("\n");
    expect(run.shown.stdout).toContain("SIGINT\nSIGTERM\n");
    // Where nobody collects it, a dead process stays in the table as a zombie.
    const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", child], { encoding: "utf8" });
    expect(stdout.trim()).toMatch(/^Z|^$/);
  });

  it("stops at a pattern, also in a line that has not ended", async () => {
    const code =
      "process.stdout.write('are you re'); process.stdout.write('ady? '); setInterval(() => {}, 1000)";
    const run = await runCase({ port, command: node(code), until: /ready\?/g });
    expect(run.value("capture.run")).toMatchObject({ stoppedBy: "pattern", signal: "SIGINT" });
  });

  it("does not wait for ever for a child that holds the output open", async () => {
    const code = `require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit', detached: true }).unref(); console.log('done')`;
    const run = await runCase({ port, command: node(code) });
    expect(run.value("capture.run")).toMatchObject({ exitCode: 0, leftBehind: true });
    expect(run.shown.stdout).toBe("done\n");
  });

  it("passes the first interrupt to the program and ends at the second", async () => {
    const code =
      "let n = 0; process.on('SIGINT', () => console.log('again', ++n)); setInterval(() => {}, 1000); console.log('up')";
    const [interrupt, signal] = [new AbortController(), new AbortController()];
    let text = "";
    const run = await runCase({
      ...{ port, command: node(code), interrupt: interrupt.signal, signal: signal.signal },
      onOutput(_, bytes) {
        text += bytes;
        if (text === "up\n") interrupt.abort();
        if (text.endsWith("again 1\n")) signal.abort();
      },
    });
    expect(text).toBe("up\nagain 1\n");
    expect(run.value("capture.run")).toMatchObject({ stoppedBy: "interrupt", stopSignals: ["SIGTERM"] });
    expect(run.value("capture.run").interruptedAtMs).toBeGreaterThan(0);
  });

  it("ends a run that is interrupted before it begins", async () => {
    const run = await runCase({
      port,
      command: node("setInterval(() => {}, 1000)"),
      signal: AbortSignal.abort(),
    });
    expect(run.value("capture.run").stoppedBy).toBe("interrupt");
  });

  it("keeps binary output out of the artifact, and shows it unchanged", async () => {
    const code =
      "process.stdout.write(Buffer.from([0,1,2,255,254,10])); console.log('\\x1b[31mred\\x1b[0m text')";
    const run = await runCase({ port, command: node(code) });
    expect(Buffer.from(run.shown.stdout, "latin1").subarray(0, 6)).toEqual(
      Buffer.from([0, 1, 2, 255, 254, 10]),
    );
    expect(await run.artifact("logs/program-stdout.log")).toBe("[binary, 5 bytes]\nred text\n");
  });

  it("keeps beginning, failures and end of a long output in bounded memory, at the pace of who reads it", async () => {
    const code = `
      const block = ('x'.repeat(99) + '\\n').repeat(50);
      let n = 0;
      (function more() {
        while (n < 20_000) {
          n += 1;
          if (!process.stdout.write(n === 10_000 ? 'ValueError: needle\\n' : block)) return process.stdout.once('drain', more);
        }
        process.stdout.write('the end\\n');
      })();`;
    let peak = 0;
    let shown = 0;
    const run = await runCase({
      ...{ port, command: node(code) },
      async onOutput(_, bytes) {
        shown += bytes.length;
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    const { stdout } = run.value("capture.run");
    expect(shown).toBeGreaterThan(90_000_000);
    expect(stdout.bytes).toBe(shown);
    expect(stdout.linesNotKept).toBeGreaterThan(900_000);
    const text = await run.artifact("logs/program-stdout.log");
    expect(text.length).toBeLessThan(5 * 1024 * 1024);
    expect(text.includes("ValueError: needle")).toBe(true);
    expect(text.endsWith("the end\n")).toBe(true);
    expect(/^\[\d+ lines not kept\]$/m.test(text)).toBe(true);
    expect(peak).toBeLessThan(64 * 1024 * 1024);
  });

  it("leaves nothing in the temporary folder", async () => {
    const run = await runCase({ port, command: node("console.log(process.env.PYTHONPATH)") });
    const [folder = ""] = run.shown.stdout.trim().split(":");
    expect(folder).toContain("ib-bugreport-run-");
    expect(existsSync(folder)).toBe(false);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonInterpreters } from "../../fakes/python-interpreters.ts";
import { runCase } from "./run-case.ts";

/** Nothing listens there (port 1, tcpmux, is served nowhere), so both runs meet the same refusal. */
const port = 1;

/** What small programs do, one after the other; each is whole by itself, and any order of them is a program. */
const PYTHON = [
  "print('out', flush=True); print('err', file=sys.stderr)",
  "sys.stdout.buffer.write(bytes(range(256))); sys.stdout.flush()",
  "print(sys.argv, __name__, os.path.basename(__file__), sys.flags.isolated)",
  "print(sorted(n for n in sys.modules if n in ('json', 're', 'socket', 'asyncio', 'traceback')))",
  "print(type(sys.stdout).__name__, threading.active_count())",
  "print(len(os.listdir('/proc/self/fd')) if os.path.exists('/proc/self/fd') else 0)",
  "try:\n    socket.create_connection(('127.0.0.1', 1))\nexcept OSError:\n    traceback.print_exc()",
  "try:\n    asyncio.run(asyncio.open_connection('127.0.0.1', 1))\nexcept OSError:\n    logging.exception('logged')",
  "async def wait():\n    task = asyncio.create_task(asyncio.sleep(9)); await asyncio.sleep(0); task.cancel()\n    print(await asyncio.gather(task, return_exceptions=True))\nasyncio.run(wait())",
  "async def limit():\n    try: await asyncio.wait_for(asyncio.sleep(9), 0.01)\n    except asyncio.TimeoutError as error: print(repr(error), traceback.format_exc())\nasyncio.run(limit())",
  "loop = asyncio.new_event_loop(); print(loop.is_running(), loop.is_closed()); loop.close(); print(loop.is_closed())",
  "thread = threading.Thread(target=lambda: 1 / 0, name='worker'); thread.start(); thread.join()",
  "print(subprocess.run([sys.executable, '-c', 'import sys; print(1); sys.exit(3)'], capture_output=True).returncode)",
  "print(inspect.signature(socket.socket.connect_ex) if False else socket.socket.connect.__qualname__)",
  "print(asyncio.Task, asyncio.Task.__module__, issubclass(asyncio.Task, asyncio.Future))",
  "print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)",
  "atexit.register(print, 'at the end')",
  "warnings.warn('careful')",
] as const;
const PYTHON_ENDS = [
  "",
  "sys.exit(4)",
  "sys.exit('a message')",
  "os._exit(5)",
  "raise SystemExit(None)",
  "raise ValueError('uncaught')",
  "def deep(n):\n    if n == 0: raise KeyError('deep')\n    deep(n - 1)\ndeep(3)",
  "async def main():\n    asyncio.create_task(asyncio.sleep(9)); raise RuntimeError('in main')\nasyncio.run(main())",
  "try: {}['a']\nexcept KeyError as error: raise OSError('outer') from error",
  "os.kill(os.getpid(), signal.SIGTERM)",
  "raise KeyboardInterrupt",
] as const;
const PYTHON_HEAD =
  "import asyncio, atexit, inspect, logging, os, signal, socket, subprocess, sys, threading, traceback, warnings\n";

const NODE = [
  "console.log('out'); console.error('err');",
  "process.stdout.write(Buffer.from([0, 255, 10, 27]));",
  "console.log(process.argv.length, require.main === module, process.execArgv);",
  "console.log(net.Socket.prototype.connect.length, net.Socket.prototype.connect.name, process.exit.name);",
  "await new Promise((done) => net.connect(1, '127.0.0.1').on('error', (error) => { console.log(error.message, error.code); done(); }));",
  "try { net.connect(99999) } catch (error) { console.log(error.code, error.message) }",
  "await new Promise((done) => setTimeout(done, 5)); console.log('later');",
  "process.on('exit', (code) => console.log('exit', code));",
  "console.log(process.listenerCount('unhandledRejection'), process.listenerCount('uncaughtException'));",
  "console.log(new Error('here').stack.split('\\n').length, Error.stackTraceLimit);",
  "await new Promise((done) => new (require('node:worker_threads').Worker)('console.log(1); require(\"net\")', { eval: true }).on('exit', done));",
] as const;
const NODE_ENDS = [
  "",
  "process.exitCode = 6;",
  "process.exit(7);",
  "setImmediate(() => { throw new TypeError('uncaught'); });",
  "throw new TypeError('in a promise');",
  "Promise.reject(new Error('nobody takes it'));",
  "process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9000);",
] as const;

/** Runs it bare and behind the tap in folders of the same length of name; what differs by nature is masked. */
async function compare(interpreter: string, name: string, code: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "run-case-"));
  try {
    await writeFile(join(folder, name), code);
    // What the report says it changes: unbuffered output. A bare Python 3.9 shows it in nothing but `sys.flags`.
    const env = { ...process.env, PYTHONUNBUFFERED: "1" };
    const bare = spawnSync(interpreter, [name], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    const run = await runCase({ files: { [name]: code }, port, command: [interpreter, name] });
    const value = run.value("capture.run");
    const masked = (text: string) =>
      text.replace(/run-case-\w+/g, "FOLDER").replace(/0x[0-9a-f]+|:\d{5}\b/g, "N");
    expect({ code: value.exitCode, signal: value.signal }, code).toEqual({
      code: bare.status,
      signal: bare.signal,
    });
    expect(masked(run.shown.stdout), code).toBe(masked(bare.stdout.toString("latin1")));
    expect(masked(run.shown.stderr), code).toBe(masked(bare.stderr.toString("latin1")));
    expect(run.value("capture.recorder").processes.length).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Programs made of these parts, different ones in each run of the test. */
function programs(parts: readonly string[], ends: readonly string[]) {
  return fc
    .tuple(fc.shuffledSubarray([...parts], { minLength: 1, maxLength: 6 }), fc.constantFrom(...ends))
    .map(([body, end]) => [...body, end].join("\n"));
}

describe("a program behind the tap prints and ends as without it", () => {
  const pythons = pythonInterpreters();
  for (const { version, path } of pythons)
    it(`Python ${version}, everything at once and any of it`, { timeout: 120_000 }, async () => {
      await compare(path, "main.py", PYTHON_HEAD + PYTHON.join("\n"));
      const property = fc.asyncProperty(programs(PYTHON, PYTHON_ENDS), (code) =>
        compare(path, "main.py", PYTHON_HEAD + code),
      );
      await fc.assert(property, { numRuns: 3 });
    });

  it("Node, everything at once and any of it", { timeout: 120_000 }, async () => {
    const whole = (code: string) => `const net = require('node:net');\n(async () => {\n${code}\n})();\n`;
    await compare(process.execPath, "main.cjs", whole(NODE.join("\n")));
    const property = fc.asyncProperty(programs(NODE, NODE_ENDS), (code) =>
      compare(process.execPath, "main.cjs", whole(code)),
    );
    await fc.assert(property, { numRuns: 5 });
  });
});

import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cancellation } from "../../../src/capture/run/recorder-value.ts";
import { pythonInterpreters } from "../../fakes/python-interpreters.ts";
import { runCase } from "./run-case.ts";

let silent: Server;
let port = 0;
beforeAll(async () => {
  silent = createServer((socket) => socket.on("error", () => {}));
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => silent.close());

const HEAD = `
import asyncio, os, signal, sys, threading
async def connect():
    reader, writer = await asyncio.open_connection('127.0.0.1', int(sys.argv[1]))
    await reader.read(100)
`;

/** Each way to cut off one's own attempt; the line that did it ends with `# HERE`. */
const WAYS: Record<string, { how: Cancellation["how"]; exception?: string; since?: number; code: string }> = {
  "main returns": {
    how: "main-returned",
    code: `
async def main():
    task = asyncio.create_task(connect())
    await asyncio.sleep(0.2)
    return 7  # HERE
asyncio.run(main())`,
  },
  "main raises": {
    how: "main-raised",
    exception: "KeyError",
    code: `
def fail():
    raise KeyError('account')  # HERE
async def main():
    task = asyncio.create_task(connect())
    await asyncio.sleep(0.2)
    fail()
asyncio.run(main())`,
  },
  "main calls sys.exit": {
    how: "exit-called",
    exception: "SystemExit",
    code: `
async def main():
    task = asyncio.create_task(connect())
    await asyncio.sleep(0.2)
    sys.exit(3)  # HERE
asyncio.run(main())`,
  },
  "task.cancel()": {
    how: "task-cancelled",
    code: `
async def main():
    task = asyncio.create_task(connect())
    await asyncio.sleep(0.2)
    task.cancel()  # HERE
    await asyncio.sleep(0.2)
asyncio.run(main())`,
  },
  "gather(...).cancel()": {
    how: "task-cancelled",
    code: `
async def main():
    group = asyncio.gather(connect(), asyncio.sleep(9))
    await asyncio.sleep(0.2)
    group.cancel()  # HERE
    await asyncio.sleep(0.2)
asyncio.run(main())`,
  },
  "loop.close() with a pending task": {
    how: "loop-closed",
    code: `
loop = asyncio.new_event_loop()
task = loop.create_task(connect())
loop.run_until_complete(asyncio.sleep(0.2))
loop.close()  # HERE`,
  },
  wait_for: {
    how: "timed-out",
    code: `
async def main():
    await asyncio.wait_for(connect(), 0.2)  # HERE
asyncio.run(main())`,
  },
  "asyncio.timeout": {
    how: "timed-out",
    since: 11,
    code: `
async def main():
    async with asyncio.timeout(0.2):
        reader, writer = await asyncio.open_connection('127.0.0.1', int(sys.argv[1]))
        await connect_further(reader)
async def connect_further(reader):
    await reader.read(100)  # HERE
asyncio.run(main())`,
  },
  SIGINT: {
    how: "interrupted",
    code: `
async def main():
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    await connect()  # HERE
asyncio.run(main())`,
  },
};

const pythons = pythonInterpreters();

describe.each(pythons)("Python $version", ({ version, path }) => {
  const minor = Number(version.split(".")[1]);
  const ways = Object.entries(WAYS).filter(([, { since = 0 }]) => minor >= since);

  it.concurrent.each(ways)("names the line behind: %s", async (_, { how, exception = null, code }) => {
    const program = HEAD + code;
    const files = { "main.py": program };
    const run = await runCase({ files, port, command: [path, "main.py", String(port)] });
    const { cancellation, recordsNotKept } = run.value("capture.recorder");
    expect(cancellation).toMatchObject(how === "interrupted" ? { how } : { how, exception });
    expect(recordsNotKept).toBe(0);
    const here = program.split("\n").findIndex((line) => line.includes("# HERE")) + 1;
    // Ctrl-C has no line of its own: on 3.9 and 3.10 not even what it cut off is known to asyncio.
    if (how !== "interrupted") expect(cancellation?.place).toBe(`main.py:${here}`);
    expect(run.value("capture.wire").connections).toMatchObject([{ bytesFromProgram: 0, bytesFromTws: 0 }]);
  });

  it("sees nothing where nothing was cut off", async () => {
    const code =
      "import asyncio\nasync def main():\n    asyncio.create_task(asyncio.sleep(9))\n    await asyncio.sleep(0.1)\nasyncio.run(main())\n";
    const run = await runCase({ files: { "main.py": code }, port, command: [path, "main.py"] });
    const { cancellation, records } = run.value("capture.recorder");
    expect(cancellation).toBeNull();
    expect(records.map(({ kind }) => kind)).toContain("process-end");
  });

  it("tells an uncaught exception of a thread, and tasks left alive", async () => {
    const code = `${HEAD}
def work():
    raise ValueError('x')
async def main():
    global task
    task = asyncio.create_task(connect())
    threading.Thread(target=work).start()
    await asyncio.sleep(0.2)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
`;
    const run = await runCase({ files: { "main.py": code }, port, command: [path, "main.py", String(port)] });
    const { records } = run.value("capture.recorder");
    expect(records.find(({ kind }) => kind === "uncaught")).toMatchObject({
      detail: "ValueError in a thread",
      userPlace: "main.py:8",
    });
    const alive = records.find(({ kind }) => kind === "task-alive");
    expect(alive?.awaited.some(({ function: name }) => name === "connect")).toBe(true);
  });
});

describe.skipIf(pythons.length === 0)("an attempt that TWS ended", () => {
  it("is not cut off by the program's own time limit", async () => {
    const closing = createServer((socket) => {
      socket.on("error", () => {}).once("data", () => socket.end());
    });
    closing.listen(0, "127.0.0.1");
    await once(closing, "listening");
    const address = closing.address();
    const at = typeof address === "object" && address ? address.port : 0;
    const code = `
import asyncio, sys
async def connect():
    reader, writer = await asyncio.open_connection('127.0.0.1', int(sys.argv[1]))
    writer.write(b'API')
    await asyncio.sleep(9)
async def main():
    await asyncio.wait_for(connect(), 0.5)
asyncio.run(main())
`;
    try {
      const command = [pythons.at(-1)?.path ?? "", "main.py", String(at)];
      const run = await runCase({ files: { "main.py": code }, port: at, command });
      expect(run.value("capture.wire").connections).toMatchObject([{ closedFirst: "tws" }]);
      expect(run.value("capture.recorder").cancellation).toBeNull();
    } finally {
      closing.close();
    }
  });
});

describe("Node", () => {
  it("names the line that closed the socket, and the rejection nobody took", async () => {
    const code = `const net = require('node:net');
const socket = net.connect(${port}, '127.0.0.1');
socket.on('connect', () => setTimeout(giveUp, 100));
function giveUp() {
  socket.destroy();
  Promise.reject(new TypeError('no account'));
}
`;
    const run = await runCase({ files: { "main.cjs": code }, port, command: [process.execPath, "main.cjs"] });
    const { records } = run.value("capture.recorder");
    expect(records.find(({ kind }) => kind === "socket-close")).toMatchObject({ userPlace: "main.cjs:5" });
    expect(records.find(({ kind }) => kind === "uncaught")).toMatchObject({
      detail: "TypeError, unhandled rejection",
      userPlace: "main.cjs:6",
    });
    expect(run.value("capture.run").exitCode).toBe(1);
  });
});

describe("without the recorder", () => {
  it.skipIf(pythons.length === 0)("records nothing and says why", async () => {
    const files = { "main.py": "print(1)" };
    const command = [pythons.at(-1)?.path ?? "", "main.py"];
    const { result, shown } = await runCase({ files, port, command, recorder: false });
    expect(shown.stdout.trim()).toBe("1");
    expect(result.facts["capture.recorder"]).toEqual({
      status: "skipped",
      reason: "--no-recorder was given",
    });
  });
});

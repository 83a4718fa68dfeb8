import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createSystem } from "../../../src/system/index.ts";
import { pythonInterpreters } from "../../fakes/python-interpreters.ts";
import { runCase, systemWith } from "./run-case.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers `hello` to whatever comes, and keeps what came. */
async function server(onConnection?: (socket: Socket) => void) {
  const received: string[] = [];
  const listener = createServer((socket) => {
    socket.on("error", () => {});
    if (onConnection) return onConnection(socket);
    socket.on("data", (bytes) => {
      received.push(String(bytes));
      socket.write("hello");
    });
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  servers.push(listener);
  const address = listener.address();
  return { port: typeof address === "object" && address ? address.port : 0, received };
}

async function closedPort(): Promise<number> {
  const { port } = await server();
  servers.splice(0).map((listener) => listener.close());
  return port;
}

const PYTHON: Record<string, string> = {
  "socket.connect":
    "s = socket.socket(); s.connect(('127.0.0.1', PORT)); s.sendall(b'x'); print(s.recv(9).decode())",
  connect_ex:
    "s = socket.socket(); print(s.connect_ex(('127.0.0.1', PORT))); s.sendall(b'x'); print(s.recv(9).decode())",
  "create_connection by name":
    "s = socket.create_connection(('localhost', PORT)); s.sendall(b'x'); print(s.recv(9).decode())",
  asyncio: `
async def main():
    r, w = await asyncio.open_connection('127.0.0.1', PORT)
    w.write(b'x')
    print((await r.read(9)).decode())
asyncio.run(main())`,
  "asyncio in a thread": `
async def main():
    s = socket.socket()
    await asyncio.get_running_loop().run_in_executor(None, s.connect, ('127.0.0.1', PORT))
    s.sendall(b'x'); print(s.recv(9).decode())
asyncio.run(main())`,
};

const pythons = pythonInterpreters();
const newest = pythons.at(-1);

describe.skipIf(newest === undefined)(`Python ${pythons.map(({ version }) => version).join(", ")}`, () => {
  for (const { version, path } of pythons) {
    it.each(Object.entries(PYTHON))(`${version} comes through the tap by %s`, async (_, code) => {
      const { port, received } = await server();
      const files = { "main.py": `import asyncio, socket\n${code.replaceAll("PORT", String(port))}\n` };
      const { value, shown } = await runCase({ files, port, command: [path, "main.py"] });
      expect(shown.stdout.trim().split("\n").at(-1)).toBe("hello");
      expect(received).toEqual(["x"]);
      const { connections } = value("capture.wire");
      expect(connections).toMatchObject([{ bytesFromProgram: 1, bytesFromTws: 5, closedFirst: "program" }]);
    });
  }

  const python = newest?.path ?? "";

  it("taps both addresses of localhost when the host is only assumed", async () => {
    const listener = createServer((socket) =>
      socket.on("data", () => socket.write("hello")).on("error", () => {}),
    );
    servers.push(listener.listen(0, "::"));
    await once(listener, "listening");
    const address = listener.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const code = `
import socket
for host in ('127.0.0.1', '::1'):
    s = socket.create_connection((host, ${port})); s.sendall(b'x'); print(s.recv(9).decode())
`;
    const target = { host: "127.0.0.1", port, hostIsKnown: false };
    const run = await runCase({ files: { "main.py": code }, port, target, command: [python, "main.py"] });
    expect(run.shown.stdout).toBe("hello\nhello\n");
    expect(run.value("capture.wire").routes.map((route) => route.address)).toEqual(["127.0.0.1", "::1"]);
    expect(run.value("capture.wire").connections).toHaveLength(2);
  });

  it("leaves a refusal a refusal, with the program's own address in it", async () => {
    const port = await closedPort();
    const code = `import socket\ntry: socket.create_connection(('127.0.0.1', ${port}))\nexcept OSError as e: print(type(e).__name__)\n`;
    const { value, shown } = await runCase({
      files: { "main.py": code },
      port,
      command: [python, "main.py"],
    });
    expect(shown.stdout.trim()).toBe("ConnectionRefusedError");
    expect(value("capture.wire")).toMatchObject({ connections: [], routes: [{ atStart: "ECONNREFUSED" }] });
    expect(value("capture.wire").whyNothing[0]).toContain("ECONNREFUSED");
  });

  it("says where the program connected to instead of where TWS was looked for", async () => {
    const { port } = await server();
    const elsewhere = await server();
    const code = `import socket\ns = socket.create_connection(('127.0.0.1', ${elsewhere.port}))\ns.sendall(b'x'); s.recv(9)\n`;
    const script = `require('node:net').connect(${elsewhere.port}, '127.0.0.1', function () { this.destroy() })`;
    for (const [name, command, text] of [
      ["main.py", python, code],
      ["main.cjs", process.execPath, script],
    ] as const) {
      const run = await runCase({ files: { [name]: text }, port, command: [command, name] });
      const [first] = run.value("capture.wire").whyNothing;
      expect(first).toMatch(new RegExp(`connected to 127.0.0.1:${elsewhere.port} at ${name}:\\d`));
      expect(first).toContain(`--port ${elsewhere.port}`);
    }
  });

  it.each([
    ["s.close()", false],
    ["", true],
  ])("tells a socket that the program closed from one that its end closed: %s", async (end, byExit) => {
    const { port } = await server();
    const code = `import socket\ns = socket.create_connection(('127.0.0.1', ${port}))\ns.sendall(b'x'); s.recv(9)\n${end}\n`;
    const run = await runCase({ files: { "main.py": code }, port, command: [python, "main.py"] });
    const { connections } = run.value("capture.wire");
    expect(connections).toMatchObject([{ closedFirst: "program", closedByExit: byExit }]);
  });

  it("reaches a TWS that comes up while the program is running", async () => {
    const port = await closedPort();
    const code = `
import socket, time
for _ in range(100):
    try:
        s = socket.create_connection(('127.0.0.1', ${port})); break
    except OSError:
        time.sleep(0.5)
s.sendall(b'x'); print(s.recv(9).decode())
`;
    setTimeout(() => {
      const late = createServer((socket) =>
        socket.on("data", () => socket.write("hello")).on("error", () => {}),
      );
      servers.push(late.listen(port, "127.0.0.1"));
    }, 1_200);
    const { shown } = await runCase({ files: { "main.py": code }, port, command: [python, "main.py"] });
    expect(shown.stdout.trim()).toBe("hello");
  });

  it("runs the program's own sitecustomize first, and keeps its PYTHONPATH", async () => {
    const { port } = await server();
    const files = {
      "sitecustomize.py": "print('theirs', __file__.endswith('sitecustomize.py'), __file__)",
      "main.py": `import sys, socket, sitecustomize\nprint(sitecustomize.__file__, len([p for p in sys.path if 'ib-bugreport' in p]))\ns = socket.create_connection(('127.0.0.1', ${port}))\n`,
    };
    const system = systemWith({ PYTHONPATH: "." });
    const { shown, value } = await runCase({ files, port, system, command: [python, "main.py"] });
    const [first = "", second = ""] = shown.stdout.split("\n");
    expect(first).toMatch(/^theirs True .*run-case-/);
    expect(second).toMatch(/run-case-.*sitecustomize\.py 0$/);
    expect(value("capture.wire").connections).toHaveLength(1);
  });

  it("shows the same for a broken sitecustomize of the program's own, and attaches all the same", async () => {
    const { port } = await server();
    const files = { "sitecustomize.py": "raise ValueError('broken')", "main.py": "print('runs')" };
    const system = systemWith({ PYTHONPATH: "." });
    const bare = await runCase({ files, port, system, command: [python, "-c", "import sitecustomize"] });
    const run = await runCase({ files, port, system, command: [python, "main.py"] });
    expect(run.shown.stdout).toBe("runs\n");
    expect(run.shown.stderr).toContain("Error in sitecustomize");
    expect(run.shown.stderr).not.toContain("ib-bugreport");
    for (const { value } of [bare, run]) expect(value("capture.recorder").processes).toHaveLength(1);
  });

  it("attaches in a virtual environment, and to what the program starts", async () => {
    const { port } = await server();
    const files = {
      "client.py": `import socket\ns = socket.create_connection(('127.0.0.1', ${port}))\ns.sendall(b'x'); s.recv(9)\n`,
      "main.py": "import subprocess, sys\nsys.exit(subprocess.call([sys.executable, 'client.py']))\n",
    };
    const shell = `${python} -m venv --without-pip venv && exec venv/bin/python main.py`;
    const { value } = await runCase({ files, port, command: ["sh", "-c", shell] });
    expect(value("capture.run").exitCode).toBe(0);
    expect(value("capture.wire").connections).toMatchObject([{ bytesFromProgram: 1, bytesFromTws: 5 }]);
    const inside = value("capture.recorder").processes.filter(({ executable }) =>
      executable.includes("venv/bin"),
    );
    expect(inside.length).toBeGreaterThanOrEqual(2);
  });

  it.each(["-E", "-S", "-I"])("%s keeps the hook out: said so, and nothing is claimed", async (flag) => {
    const { port } = await server();
    const run = await runCase({
      ...{ files: { "main.py": "print('runs')" }, port },
      command: [python, flag, "main.py"],
    });
    expect(run.shown).toEqual({ stdout: "runs\n", stderr: "" });
    expect(run.result.facts["capture.recorder"]).toMatchObject({
      status: "skipped",
      reason: expect.stringContaining(flag),
    });
  });

  it("says which flag keeps the hook out, and takes the variables instead", async () => {
    const { port } = await server();
    const code =
      "import os, socket\ns = socket.create_connection(('127.0.0.1', int(os.environ['IB_PORT'])))\ns.sendall(b'x'); s.recv(9)\n";
    const { value, result } = await runCase({
      files: { "main.py": code },
      ...{ port, command: [python, "-I", "main.py"], system: systemWith({ IB_PORT: String(port) }) },
      names: { host: [], port: ["IB_PORT"] },
    });
    expect(value("capture.wire").connections).toHaveLength(1);
    expect(value("capture.run").redirects).toContainEqual(
      expect.objectContaining({ way: "environment", applied: true }),
    );
    expect(result.facts["capture.recorder"]).toMatchObject({
      status: "skipped",
      reason: expect.stringContaining("-I"),
    });
  });

  it("prints what it prints without us, tracebacks included", async () => {
    const port = await closedPort();
    const code = `
import asyncio, logging, socket, sys, traceback
try:
    socket.create_connection(('127.0.0.1', ${port}))
except OSError:
    traceback.print_exc()
    logging.exception('logged')
async def main():
    asyncio.create_task(asyncio.sleep(9))
    await asyncio.open_connection('127.0.0.1', ${port})
asyncio.run(main())
`;
    for (const { path } of pythons) {
      const plain = await runCase({
        files: { "main.py": code },
        ...{ port, command: [path, "-I", "main.py"] },
      });
      const hooked = await runCase({ files: { "main.py": code }, port, command: [path, "main.py"] });
      const masked = (text: string) => text.replace(/run-case-\w+/g, "FOLDER");
      expect(masked(hooked.shown.stderr)).toBe(masked(plain.shown.stderr));
      expect(hooked.value("capture.run").exitCode).toBe(plain.value("capture.run").exitCode);
      expect(hooked.value("capture.recorder").processes).toHaveLength(1);
    }
  });
});

describe("Node", () => {
  it.each([
    ["main.cjs", "const { connect } = require('node:net'); run(connect(PORT, '127.0.0.1'));"],
    [
      "main.mjs",
      "import { createConnection } from 'node:net'; run(createConnection({ port: PORT, host: 'localhost' }));",
    ],
    ["main.cjs", "const net = require('net'); const s = new net.Socket(); s.connect(PORT); run(s);"],
    [
      "main.cjs",
      "const net = require('net'); run(net.connect({ port: String(PORT), host: '127.0.0.1', family: 4 }));",
    ],
  ])("comes through the tap: %s %s", async (name, code) => {
    const { port } = await server();
    const run =
      "function run(s) { s.write('x'); s.on('data', (d) => { console.log(String(d)); s.end(); }); }\n";
    const files = { [name]: `${code.replaceAll("PORT", String(port))}\n${run}` };
    const { value, shown } = await runCase({ files, port, command: [process.execPath, name] });
    expect(shown).toEqual({ stdout: "hello\n", stderr: "" });
    expect(value("capture.wire").connections).toMatchObject([{ bytesFromProgram: 1, bytesFromTws: 5 }]);
    expect(value("capture.recorder").processes).toMatchObject([{ runtime: "node" }]);
  });
});

describe("Node in a place with blanks and quotes in its name", () => {
  it("comes through the tap, in the main thread and in a worker", async () => {
    const { port } = await server();
    const tempFolder = await mkdtemp(join(tmpdir(), 'run-case-\'a "b" c-'));
    const code = `
const { Worker, isMainThread } = require('node:worker_threads');
require('node:net').connect(${port}, '127.0.0.1').on('data', function () { this.end(); if (isMainThread) new Worker(__filename); }).write('x');
`;
    try {
      const { value, shown } = await runCase({
        ...{ files: { "main.cjs": code }, port, command: [process.execPath, "main.cjs"] },
        system: { ...createSystem(), tempFolder },
      });
      expect(shown).toEqual({ stdout: "", stderr: "" });
      expect(value("capture.wire").connections).toHaveLength(2);
      expect(value("capture.recorder").records.some(({ detail }) => / in worker \d/.test(detail))).toBe(true);
    } finally {
      await rm(tempFolder, { recursive: true, force: true });
    }
  });
});

describe("other programs", () => {
  it("follow the variables that the project's configuration uses", async () => {
    const { port, received } = await server();
    const { value } = await runCase({
      ...{ port, command: ["bash", "-c", "exec 3<>/dev/tcp/$IB_HOST/$IB_PORT; printf x >&3; head -c 5 <&3"] },
      names: { host: ["IB_HOST"], port: ["IB_PORT"] },
    });
    expect(received).toEqual(["x"]);
    expect(value("capture.wire").connections).toMatchObject([{ bytesFromProgram: 1, bytesFromTws: 5 }]);
  });

  it("can be pointed at a fixed port, and are told why nothing came when they are not", async () => {
    const { port } = await server();
    const direct = await runCase({
      ...{ port, command: ["bash", "-c", `exec 3<>/dev/tcp/127.0.0.1/${port}; printf x >&3; head -c 5 <&3`] },
    });
    expect(direct.shown.stdout).toBe("hello");
    expect(direct.value("capture.wire").connections).toEqual([]);
    expect(direct.value("capture.wire").whyNothing.join(" ")).toContain("--tap-port");
    const tapPort = await closedPort();
    const { port: again } = await server();
    const tapped = await runCase({
      ...{ port: again, tapPort },
      command: ["bash", "-c", `exec 3<>/dev/tcp/127.0.0.1/${tapPort}; printf x >&3; head -c 5 <&3`],
    });
    expect(tapped.shown.stdout).toBe("hello");
    expect(tapped.value("capture.wire").connections).toHaveLength(1);
  });
});

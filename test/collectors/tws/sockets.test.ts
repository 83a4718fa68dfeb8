import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { twsProcess } from "../../../src/collectors/tws/process.ts";
import { type TwsSockets, twsSockets } from "../../../src/collectors/tws/sockets.ts";
import { bareSystem, look, observe } from "../observe.ts";
import { recordedPrograms } from "../programs.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A server that never reads what its clients send, like a wedged Gateway. */
async function deafServer(): Promise<{ port: number; client(): Promise<Socket> }> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    open.push({ close: () => socket.destroy() });
    socket.on("error", () => {});
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    client: () =>
      new Promise((done) => {
        const socket = connect(port, "127.0.0.1", () => done(socket));
        open.push({ close: () => socket.destroy() });
      }),
  };
}

async function until(wanted: (value: TwsSockets) => boolean, port: number): Promise<TwsSockets> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const value = await look(twsSockets, { target: { port } });
    if (wanted(value)) return value;
    await sleep(40);
  }
  throw new Error("the socket table never showed it");
}

describe.skipIf(process.platform !== "linux")("from /proc, on real sockets", () => {
  test("the listener with its process, live clients, and half-closed ones nobody reads", async () => {
    const server = await deafServer();
    await server.client();
    const leaving = await server.client();
    leaving.end("unread");
    const value = await until(
      ({ closeWait, established }) => closeWait === 1 && established === 1,
      server.port,
    );
    expect(value).toMatchObject({
      table: "proc",
      local: true,
      unread: 1,
      listeners: [{ address: "127.0.0.1", backlog: 0 }],
    });
    expect(value.listeners[0]?.pid).toBe(process.pid);
    expect(value.connections.find(({ state }) => state === "CLOSE_WAIT")).toMatchObject({
      side: "server",
      receiveQueue: 7,
    });
    expect(value.connections.filter(({ side }) => side === "client")).toHaveLength(2);
  });

  test("nobody listens: no listener, and that is an answer", async () => {
    const server = await deafServer();
    open.splice(0).forEach((socket) => void socket.close());
    await sleep(20);
    const value = await look(twsSockets, { target: { port: server.port } });
    expect(value).toMatchObject({ listeners: [], established: 0, connections: [] });
  });

  test("a remote host: only this machine's ends can be seen", async () => {
    const value = await look(twsSockets, { target: { host: "192.0.2.7", port: 7497 } });
    expect(value).toMatchObject({ local: false, listeners: [] });
  });
});

test("without a port there is nothing to look at", async () => {
  expect((await observe(twsSockets, { target: { port: null } })).value).toEqual({
    skipped: "nothing names a port",
  });
});

const recorded = (name: string) =>
  readFileSync(new URL(`../../fixtures/sockets/${name}`, import.meta.url), "utf8");
const WINDOWS_JAVA = '"tws.exe","9144","Console","1","1 K"\r\n"python.exe","15512","Console","1","1 K"\r\n';

describe("from recorded outputs", () => {
  const files = { ...bareSystem().files, text: async () => null, info: async () => null };

  test("Windows, German", async () => {
    const programs = recordedPrograms({ netstat: recorded("netstat-de.txt"), tasklist: WINDOWS_JAVA });
    const system = bareSystem({ platform: "win32", files, programs });
    const sockets = await look(twsSockets, { system });
    expect(sockets).toMatchObject({ table: "netstat", established: 1, closeWait: 1 });
    expect(sockets.listeners).toEqual([
      { address: "0.0.0.0", pid: 9144, program: "tws.exe", backlog: null },
      { address: "::", pid: 9144, program: "tws.exe", backlog: null },
    ]);
    const facts = { sockets: { status: "observed", value: sockets, tookMs: 1 } } as const;
    expect(await look(twsProcess, { system, facts })).toMatchObject({
      listener: { program: "tws.exe", pid: 9144, tws: true },
      processes: [{ pid: 9144, program: "tws.exe", product: "tws", ibc: false }],
      complete: true,
    });
  });

  test("Windows, in words nobody knows: PowerShell decides", async () => {
    const netstat = recorded("netstat-en.txt")
      .replaceAll("ESTABLISHED", "MEGVAN")
      .replaceAll("CLOSE_WAIT", "VÁR");
    const powershell = recorded("get-nettcpconnection.json");
    const programs = recordedPrograms({ netstat, powershell, tasklist: WINDOWS_JAVA });
    const sockets = await look(twsSockets, { system: bareSystem({ platform: "win32", files, programs }) });
    expect(sockets).toMatchObject({
      table: "powershell",
      established: 1,
      closeWait: 1,
      listeners: [{ program: "tws.exe" }],
    });
  });

  test("macOS", async () => {
    const ps =
      "  812 Sun Nov 22 11:35:21 2026 /Users/x/Applications/IB Gateway 10.37/ibgateway.app/JavaApplicationStub\n";
    const programs = recordedPrograms({ lsof: recorded("lsof-macos.txt"), ps });
    const system = bareSystem({ platform: "darwin", files, programs });
    const sockets = await look(twsSockets, { system });
    expect(sockets).toMatchObject({ table: "lsof", established: 1, closeWait: 1 });
    const facts = { sockets: { status: "observed", value: sockets, tookMs: 1 } } as const;
    const value = await look(twsProcess, { system, facts, target: { port: 4002 } });
    expect(value).toMatchObject({ processes: [{ pid: 812, product: "gateway" }], otherPorts: [7497] });
    expect(JSON.stringify(value)).not.toContain("/Users/x");
  });
});

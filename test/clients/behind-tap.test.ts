import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runBehindTap } from "../../src/capture/run/run-behind-tap.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { createSystem } from "../../src/system/index.ts";
import { type Client, clients } from "./clients.ts";
import { environments, isHere } from "./play.ts";
import { WRONG } from "./plays.ts";

const PROGRAMS = fileURLToPath(new URL("programs", import.meta.url));

const client = (id: string): Client => {
  const found = clients.find((one) => one.id === id);
  if (!found) throw new Error(`there is no client ${id}`);
  return found;
};

/** The real client behind the tap, against one scenario; `origin`: a user's program in a project of its own. */
async function behindTap(setup: { client: Client; scenario: string; origin?: string; seconds: number }) {
  const folder = await mkdtemp(join(tmpdir(), "ib-tapped-"));
  const simulator = await startSimulator({ scenario: setup.scenario });
  const { port } = simulator;
  try {
    const python =
      setup.client.environment === null ? process.execPath : environments[setup.client.environment];
    let args = [join(PROGRAMS, setup.client.program), "127.0.0.1", String(port), "7", String(setup.seconds)];
    if (setup.origin !== undefined) {
      for (const name of [`${setup.origin}.py`, "settings.py"])
        await copyFile(join(PROGRAMS, "origin", name), join(folder, name));
      await writeFile(join(folder, ".env"), `IB_HOST=127.0.0.1\nIB_PORT=${port}\nIB_CLIENT_ID=1\n`);
      args = [`${setup.origin}.py`];
    }
    const { facts, events } = await runBehindTap({
      ...{ system: createSystem(), command: [python ?? "python3", ...args], cwd: folder, project: folder },
      ...{ target: { host: "127.0.0.1", port, hostIsKnown: true }, names: { host: [], port: [] } },
      ...{ forSeconds: setup.seconds + 2, until: null, tapPort: null, recorder: true },
      ...{ terminal: false, colours: false, signal: new AbortController().signal },
    });
    const [wire, recorder] = [facts["capture.wire"], facts["capture.recorder"]];
    if (wire.status !== "observed" || recorder.status !== "observed") throw new Error("nothing was seen");
    return { wire: wire.value, recorder: recorder.value, events, name: basename(args[0] ?? "") };
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines that cancel, in the programs of `programs/origin`. */
const CULPRITS: Record<(typeof WRONG)[number], { how: string; exception: string | null }> = {
  returns: { how: "main-returned", exception: null },
  not_awaited: { how: "main-returned", exception: null },
  raises: { how: "main-raised", exception: "AttributeError" },
  account_missing: { how: "main-raised", exception: "AssertionError" },
  run_inside_async: { how: "main-returned", exception: null },
  dispose: { how: "task-cancelled", exception: null },
  own_timeout: { how: "timed-out", exception: null },
};

const nautilus = client("nautilus_trader-1.220.0");

describe.concurrent("NautilusTrader 1.220.0 that cancels itself, behind the tap", () => {
  it.skipIf(!isHere(nautilus)).each(WRONG)("%s: the line in the user's program", async (origin) => {
    const seen = await behindTap({ client: nautilus, scenario: "healthy", origin, seconds: 8 });
    const { cancellation } = seen.recorder;
    expect(cancellation).toMatchObject(CULPRITS[origin]);
    expect(cancellation?.place).toMatch(new RegExp(`^${origin}\\.py:\\d+$`));
    const [connection] = seen.wire.connections;
    // It may have got as far as the hello, never to startApi; and nobody hung up before the program was stopped.
    expect(connection?.messageCounts["program startApi"]).toBeUndefined();
    expect(connection?.closedFirst).not.toBe("tws");
    // This one ends before its logger has written the line, also without the tap.
    if (origin !== "not_awaited")
      expect(seen.events.map(({ kind }) => kind)).toContain("connection-cancelled");
  });
});

const FAULTS = [
  ["accept-close", "tws", "fin"],
  ["accept-reset", "tws", "reset"],
  ["hello-close", "tws", "fin"],
  ["client-id-in-use", "tws", "fin"],
  ["start-api-close", "tws", "fin"],
  ["session-close", "tws", "fin"],
  ["session-reset", "tws", "reset"],
  ["accept-silent", "program", "fin"],
  ["start-api-silent", "program", "fin"],
  ["no-next-valid-id", "program", "fin"],
  ["healthy", "program", "fin"],
] as const;

/** Their programs end by themselves as soon as the session stands, before TWS can end it. */
const QUICK = new Set(["nautilus-ibapi-10.30.1", "stoqey-1.6.10"]);
const REAL = ["ib_async-2.1.0", "ib_insync-0.9.86", "nautilus-ibapi-10.30.1", "stoqey-1.6.10"].map(client);

describe.concurrent.each(REAL)("$id behind the tap", (real) => {
  const faults = FAULTS.filter(([scenario]) => !QUICK.has(real.id) || !scenario.startsWith("session-"));
  it.skipIf(!isHere(real)).each(faults)("%s: %s ended first", async (scenario, first, how) => {
    const { wire, recorder } = await behindTap({ client: real, scenario, seconds: 8 });
    const [connection] = wire.connections;
    expect(connection?.closedFirst).toBe(first);
    expect(first === "tws" ? connection?.twsEnd?.how : connection?.programEnd?.how).toBe(how);
    if (scenario === "client-id-in-use")
      expect(connection?.messages.find(({ name }) => name === "error")?.fields?.errorCode).toBe("326");
    if (scenario === "healthy") expect(connection?.messageCounts["tws nextValidId"]).toBe(1);
    expect(recorder.processes).toHaveLength(1);
  });
});

/** uvloop connects in C and leaves no Python frames of its own. */
const UVLOOP = environments["uvloop-0.23.0"];
const UVLOOP_WAYS = {
  "main-returned": "    return 5  # HERE",
  "main-raised": "    raise KeyError('account')  # HERE",
  "task-cancelled": "    task.cancel()  # HERE\n    await asyncio.sleep(0.1)",
};

describe.concurrent("uvloop behind the tap", () => {
  it.skipIf(UVLOOP === undefined).each(Object.entries(UVLOOP_WAYS))(
    "%s: the line in the user's program",
    async (how, end) => {
      const folder = await mkdtemp(join(tmpdir(), "ib-tapped-"));
      const simulator = await startSimulator({ scenario: "accept-silent" });
      try {
        const program = `import asyncio, uvloop
async def connect():
    reader, writer = await asyncio.open_connection("localhost", ${simulator.port})
    await reader.read(10)
async def main():
    task = asyncio.create_task(connect())
    await asyncio.sleep(0.3)
${end}
uvloop.run(main())
`;
        await writeFile(join(folder, "main.py"), program);
        const { facts } = await runBehindTap({
          ...{ system: createSystem(), command: [UVLOOP ?? "", "main.py"], cwd: folder, project: folder },
          target: { host: "127.0.0.1", port: simulator.port, hostIsKnown: true },
          ...{ names: { host: [], port: [] }, forSeconds: 10, until: null, tapPort: null, recorder: true },
          ...{ terminal: false, colours: false, signal: new AbortController().signal },
        });
        const [wire, recorder] = [facts["capture.wire"], facts["capture.recorder"]];
        if (wire.status !== "observed" || recorder.status !== "observed") throw new Error("nothing was seen");
        const here = program.split("\n").findIndex((line) => line.includes("# HERE")) + 1;
        expect(recorder.value.cancellation).toMatchObject({ how, place: `main.py:${here}` });
        expect(wire.value.connections).toMatchObject([{ closedFirst: "program", bytesFromTws: 0 }]);
      } finally {
        await simulator.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

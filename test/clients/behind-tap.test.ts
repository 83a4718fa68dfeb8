import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { report } from "../../src/app/report.ts";
import { readZip } from "../../src/bundle/read.ts";
import { runBehindTap } from "../../src/capture/run/run-behind-tap.ts";
import type { FactObservations, Facts } from "../../src/facts.ts";
import { startReplay, startSimulator } from "../../src/simulator/index.ts";
import { createSystem } from "../../src/system/index.ts";
import { systemWithUsualPorts } from "../probes/usual-ports.ts";
import { type Client, clients } from "./clients.ts";
import { environments, isHere } from "./play.ts";
import { WRONG } from "./plays.ts";

const PROGRAMS = fileURLToPath(new URL("programs", import.meta.url));
/** When a program that waits for TWS gives up, and when one that never does is stopped. */
const PATIENCE = 8;
const LIMIT = 45;

const client = (id: string): Client => {
  const found = clients.find((one) => one.id === id);
  if (!found) throw new Error(`there is no client ${id}`);
  return found;
};

/** The whole main job with the real client behind the tap, read back from its bundle. `origin`: a user's program in a project. */
async function behindTap(setup: { client: Client; scenario: string; origin?: string }) {
  const folder = await mkdtemp(join(tmpdir(), "ib-tapped-"));
  const simulator = await startSimulator({ scenario: setup.scenario });
  try {
    const port = String(simulator.port);
    await writeFile(join(folder, ".env"), `IB_HOST=127.0.0.1\nIB_PORT=${port}\nIB_CLIENT_ID=7\n`);
    for (const name of setup.origin === undefined ? [] : [`${setup.origin}.py`, "settings.py"])
      await copyFile(join(PROGRAMS, "origin", name), join(folder, name));
    const { environment, program } = setup.client;
    const interpreter = environment === null ? process.execPath : (environments[environment] ?? "python3");
    const own = [join(PROGRAMS, program), "127.0.0.1", port, "7", String(PATIENCE)];
    const command = [interpreter, ...(setup.origin === undefined ? own : [`${setup.origin}.py`])];
    const { bundle, verdict } = await report({
      system: { ...systemWithUsualPorts(), cwd: folder },
      run: {
        command,
        forSeconds: LIMIT,
        until: null,
        tapPort: null,
        recorder: true,
        compareSimulator: false,
      },
    });
    const zip = await readZip(bundle ?? "");
    if (!zip.ok) throw new Error(zip.reason);
    const facts: FactObservations = JSON.parse(String(zip.files.get("facts.json")));
    const value = <Id extends keyof Facts>(id: Id): Facts[Id] => {
      const fact = facts[id];
      if (fact?.status !== "observed") throw new Error(`${id} was not observed`);
      return fact.value;
    };
    return {
      ...{ verdict, recording: String(zip.files.get("wire.ndjson")) },
      ...{ wire: value("capture.wire"), recorder: value("capture.recorder"), logs: value("capture.logs") },
    };
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines that cancel, in the programs of `programs/origin`. */
const CULPRITS: Record<(typeof WRONG)[number], { how: string; exception: string | null; line: number }> = {
  returns: { how: "main-returned", exception: null, line: 11 },
  not_awaited: { how: "main-returned", exception: null, line: 16 },
  raises: { how: "main-raised", exception: "AttributeError", line: 12 },
  account_missing: { how: "main-raised", exception: "AssertionError", line: 11 },
  run_inside_async: { how: "main-returned", exception: null, line: 11 },
  dispose: { how: "task-cancelled", exception: null, line: 14 },
  own_timeout: { how: "timed-out", exception: null, line: 11 },
};

const nautilus = client("nautilus_trader-1.220.0");

describe.concurrent("NautilusTrader 1.220.0 that cancels itself, behind the tap", () => {
  it.skipIf(!isHere(nautilus)).each(WRONG)("%s: the line in the user's program", async (origin) => {
    const seen = await behindTap({ client: nautilus, scenario: "healthy", origin });
    const { line, ...culprit } = CULPRITS[origin];
    const place = `${origin}.py:${line}`;
    expect(seen.recorder.cancellation).toMatchObject({ ...culprit, place });
    expect(seen.verdict).toMatchObject({
      failureMode: "cancelled-by-own-loop",
      ...{ fault: "program", confidence: "proven", headline: expect.stringContaining(place) },
    });
    const [connection] = seen.wire.connections;
    // It may have got as far as the hello, never to startApi; and nobody hung up before the program was stopped.
    expect(connection?.messageCounts["program startApi"]).toBeUndefined();
    expect(connection?.closedFirst).not.toBe("tws");
    // This one ends before its logger has written the line, also without the tap.
    if (origin !== "not_awaited")
      expect(seen.logs.events.map(({ kind }) => kind)).toContain("connection-cancelled");
  });
});

/** Scenario, who ended the first connection and how, and the cause; `null`: what the verdict must leave open. */
const FAULTS = [
  ["accept-close", "tws", "fin", null],
  ["accept-reset", "tws", "reset", null],
  ["hello-close", "tws", "fin", null],
  ["client-id-in-use", "tws", "fin", "client-id-in-use"],
  ["paper-disclaimer", "tws", "fin", "paper-disclaimer"],
  ["http-server", "tws", "fin", "not-tws"],
  ["start-api-close", "tws", "fin", null],
  ["session-close", "tws", "fin", "session-dropped"],
  ["session-reset", "tws", "reset", "session-dropped"],
  ["accept-silent", "program", "fin", null],
  ["start-api-silent", "program", "fin", "session-incomplete"],
  ["no-next-valid-id", "program", "fin", "session-incomplete"],
  ["no-managed-accounts", "program", "fin", "session-incomplete"],
  ["healthy", "program", "fin", "healthy"],
] as const;

/** A TWS that lets bytes lie unread for long is known by that, where the client sends some. */
const ALSO_SEEN: Readonly<Record<string, string>> = { "accept-silent": "gateway-wedged" };

/** Their programs end by themselves as soon as the session stands, before TWS can end it. */
const QUICK = /^(?:nautilus|stoqey)/;
/** ibapi logs the notices about data farms as errors, and that is what is said then; nobody is at fault either way. */
const FINE = ["healthy", "farm-status-misread"];
const REAL = [
  ...["ib_async-2.1.0", "ib_insync-0.9.86", "nautilus-ibapi-10.30.1", "stoqey-1.6.10"],
  ...["nautilus_trader-1.220.0", "nautilus_trader-1.220.0-node"],
].map(client);

describe.concurrent.each(REAL)("$id behind the tap", (real) => {
  const faults = FAULTS.filter(([scenario]) => !QUICK.test(real.id) || !scenario.startsWith("session-"));
  it.skipIf(!isHere(real)).each(faults)("%s: %s ended first", async (scenario, first, how, mode) => {
    const { wire, recorder, verdict } = await behindTap({ client: real, scenario });
    const [connection] = wire.connections;
    expect(connection?.closedFirst).toBe(first);
    expect(first === "tws" ? connection?.twsEnd?.how : connection?.programEnd?.how).toBe(how);
    if (scenario === "client-id-in-use") {
      expect(connection?.messages.find(({ name }) => name === "error")?.fields?.errorCode).toBe("326");
      expect(verdict.headline).toContain("client id 7 ");
    }
    if (scenario === "healthy") {
      expect(connection?.messageCounts["tws nextValidId"]).toBe(1);
      expect(FINE).toContain(verdict.failureMode);
    } else expect([mode, ALSO_SEEN[scenario] ?? mode]).toContain(verdict.failureMode);
    expect(recorder.processes).toHaveLength(1);
  });

  it.skipIf(!isHere(real))(
    "not-listening: nothing came through, and the program saw the refusal",
    async () => {
      const { wire, verdict } = await behindTap({ client: real, scenario: "not-listening" });
      expect(wire.connections).toEqual([]);
      expect(wire.whyNothing.join(" ")).toContain("ECONNREFUSED");
      expect(verdict.failureMode).toBe("tws-not-running");
    },
  );
});

/** What TWS said on the first connection, up to what decided it, and how that ended. */
function heard(wire: Facts["capture.wire"]) {
  const [connection] = wire.connections;
  const said = (connection?.messages ?? []).filter(({ from }) => from === "tws");
  const decided = said.findIndex(({ name, fields }) => name === "nextValidId" || fields?.errorCode === "326");
  return {
    names: said.slice(0, decided === -1 ? said.length : decided + 1).map(({ name }) => name),
    error: said.find(({ fields }) => fields?.errorCode === "326")?.fields?.errorText,
    closedFirst: connection?.closedFirst,
  };
}

describe.concurrent.each(REAL.filter(({ id }) => !id.endsWith("-node")))("$id and a replay", (real) => {
  const scenarios = ["healthy", "client-id-in-use", "start-api-close"];
  it.skipIf(!isHere(real)).each(scenarios)("%s: it sees what the recorded one saw", async (scenario) => {
    const recorded = await behindTap({ client: real, scenario });
    const replay = await startReplay({ wire: recorded.recording });
    if (replay === null) throw new Error("the bundle holds no connection");
    try {
      const { environment, program } = real;
      const interpreter = environment === null ? process.execPath : (environments[environment] ?? "python3");
      const args = [join(PROGRAMS, program), "127.0.0.1", String(replay.port), "7", String(PATIENCE)];
      const { facts } = await runBehindTap({
        ...{ system: createSystem(), command: [interpreter, ...args], cwd: tmpdir(), project: tmpdir() },
        target: { host: "127.0.0.1", port: replay.port, hostIsKnown: true },
        ...{ names: { host: [], port: [] }, forSeconds: LIMIT, until: null, tapPort: null, recorder: true },
        ...{ terminal: false, colours: false, signal: new AbortController().signal },
      });
      const wire = facts["capture.wire"];
      if (wire.status !== "observed") throw new Error("nothing was seen");
      expect(heard(wire.value)).toEqual(heard(recorded.wire));
      const accounts = wire.value.connections[0]?.messages.find(({ name }) => name === "managedAccounts");
      // The bundle knows a pseudonym only; the client gets something in the shape of an account.
      if (scenario === "healthy") expect(accounts?.fields?.accounts).toMatch(/^DU\d{5,9}$/);
    } finally {
      await replay.close();
    }
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

import type { Facts } from "../../src/facts.ts";

/** Lines of NautilusTrader's log; each entry is `[milliseconds, level, message]`. */
export function nautilus(
  ...lines: readonly (readonly [number, "INFO" | "WARN" | "ERROR" | "DEBUG", string])[]
): string {
  return lines
    .map(
      ([ms, level, text]) =>
        `${stamp(ms)}000000Z [${level}] TESTER-001.InteractiveBrokersClient-001: ${text}`,
    )
    .join("\n");
}

/** Lines of ib_async's log as `logging` prints them; each entry is `[milliseconds, level, logger, message]`. */
export function ibAsync(
  ...lines: readonly (readonly [number, "INFO" | "WARNING" | "ERROR", "client" | "ib" | "wrapper", string])[]
): string {
  return lines
    .map(
      ([ms, level, logger, text]) =>
        `${stamp(ms).replace("T", " ").replace(".", ",")} ib_async.${logger} ${level} ${text}`,
    )
    .join("\n");
}

function stamp(ms: number): string {
  return new Date(Date.parse("2026-03-01T09:30:00.000Z") + ms).toISOString().slice(0, 23);
}

type Python = Facts["project.python"];
type Environment = Python["environments"][number];

/** One environment with these packages (`name==version`). */
export function python(
  version: string,
  packages: readonly string[],
  ibapi: Environment["ibapi"] = null,
): Python {
  const environment: Environment = {
    folder: ".venv",
    kind: "venv",
    found: ".venv in the project",
    active: true,
    python: version,
    packages: packages.map((one) => {
      const [name = "", release = ""] = one.split("==");
      return {
        name,
        version: release,
        installer: "pip",
        direct: null,
        requiresPython: null,
        requiresIbapi: null,
      };
    }),
    packageCount: packages.length,
    ibapi,
    nautilusCore: packages.some((one) => one.startsWith("nautilus-trader")) ? true : null,
  };
  return { environments: [environment], requirements: [], wantedPython: [] };
}

/** The package `ibapi`, owned by these distributions (`name==version`). */
export function ibapi(
  version: string,
  maxClientVersion: number,
  owners: readonly string[],
): NonNullable<Environment["ibapi"]> {
  return {
    folder: ".venv/lib/python3.12/site-packages/ibapi",
    version,
    maxClientVersion,
    protobuf: false,
    found: "site-packages",
    owners: owners.map((one) => {
      const [name = "", release = ""] = one.split("==");
      return { name, version: release, differingFiles: 0 };
    }),
  };
}

export function processes(change: Partial<Facts["tws.process"]> = {}): Facts["tws.process"] {
  return { port: 7497, listener: null, processes: [], otherPorts: [], complete: true, ...change };
}

export const running = {
  tws: { pid: 100, program: "java", product: "tws", startedAt: null, ibc: false },
  gateway: { pid: 100, program: "java", product: "gateway", startedAt: null, ibc: false },
  clientPortal: { pid: 100, program: "java", product: "client-portal", startedAt: null, ibc: false },
} as const;

export function sockets(change: Partial<Facts["tws.sockets"]> = {}): Facts["tws.sockets"] {
  return {
    port: 7497,
    table: "proc",
    local: true,
    listeners: [{ address: "::", pid: 100, program: "java", backlog: 0 }],
    established: 0,
    closeWait: 0,
    synReceived: 0,
    synSent: 0,
    unread: 0,
    connections: [],
    ...change,
  };
}

export function launcher(
  state: NonNullable<Facts["tws.launcher"]>["state"],
): NonNullable<Facts["tws.launcher"]> {
  return {
    path: "/jts/launcher.log",
    modified: "2026-03-01T09:35:00.000Z",
    product: "gateway",
    version: "10.37.1l",
    state,
    stateAt: "2026-03-01 09:35:00.000",
    startedAt: "2026-03-01 09:34:00.000",
    loginAttempts: 1,
    autoRestart: false,
    events: [],
    artifact: "logs/launcher.log",
  };
}

type Containers = Facts["host.containers"];

/** A compose file with one Gateway service that maps these ports (`address:host:container`). */
export function compose(image: string, mappings: readonly string[]): Containers {
  const ports = mappings.map((one, index) => {
    const parts = one.split(":");
    const [hostAddress, hostPort, containerPort] = parts.length === 3 ? parts : [null, ...parts];
    return {
      hostAddress: hostAddress ?? null,
      hostPort: Number(hostPort),
      containerPort: Number(containerPort),
      place: `docker-compose.yml:${6 + index}`,
    };
  });
  const service = {
    name: "ib-gateway",
    place: "docker-compose.yml:2",
    image,
    gateway: true,
    ports,
    networkMode: null,
    environmentKeys: ["TWS_USERID"],
    settings: { TRADING_MODE: "paper" },
  };
  return { compose: [service], engine: null, running: [], others: 0 };
}

/** A Gateway that runs in a container of this machine. */
export function container(change: Partial<Facts["host.containers"]["running"][number]> = {}): Containers {
  const gateway = {
    ...{ name: "ib-gateway", image: "ghcr.io/gnzsnz/ib-gateway:stable", digest: null, gateway: true },
    ...{
      state: "running",
      health: null,
      startedAt: null,
      exitCode: null,
      restartCount: 0,
      outOfMemory: false,
    },
    ...{ ports: [], networkMode: "bridge", environmentKeys: [], settings: {}, log: null, login: null },
    relay: null,
    ...change,
  };
  return { compose: [], engine: null, running: [gateway], others: 0 };
}

export function install(change: Partial<Facts["tws.install"]> = {}): Facts["tws.install"] {
  return { installations: [], settings: [], dailyRestart: [], ...change };
}

export function settings(change: Partial<Facts["tws.install"]["settings"][number]>): Facts["tws.install"] {
  return install({ settings: [{ folder: "/jts", jtsIni: null, api: null, encryptedLogs: [], ...change }] });
}

/** Every attempt of the probe, moved to another address. */
export function at(address: string) {
  return (facts: Partial<Facts>): Partial<Facts> => {
    const handshake = facts["tws.handshake"];
    const known = facts["project.target"];
    if (handshake === undefined || known === undefined) return facts;
    return {
      ...facts,
      "project.target": { ...known, host: address },
      "tws.handshake": {
        ...handshake,
        host: address,
        attempts: handshake.attempts.map((one) => ({ ...one, address })),
      },
    };
  };
}

type Wire = Facts["capture.wire"];
type Connection = Wire["connections"][number];

/** The conversations of a program, as the tap saw them. */
export function wire(...connections: readonly Connection[]): Wire {
  return {
    target: { host: "127.0.0.1", port: 7497 },
    upstream: { host: "127.0.0.1", port: 7497 },
    routes: [],
    connections: connections.map((one, index) => ({ ...one, number: index + 1 })),
    connectionsNotKept: 0,
    loopDelayMs: { max: 1, p99: 1 },
    changes: [],
    whyNothing: [],
  };
}

/** One connection: what the program sent after its hello, what TWS answered, and who closed first. */
export function connection(said: {
  sent: readonly string[];
  answered?: readonly string[];
  /** Code of an error message that TWS sent. */
  error?: number;
  closedFirst: Connection["closedFirst"];
  openedAtMs?: number;
  closedAtMs?: number | null;
}): Connection {
  const { sent, answered = [], error, closedFirst, openedAtMs = 5, closedAtMs = 15 } = said;
  const message = (
    from: "program" | "tws",
    name: string,
    fields: Record<string, string> | null,
    index: number,
  ) => ({ atMs: openedAtMs + index, from, name, id: 71, framing: "text", bytes: 12, fields }) as const;
  const refusal =
    error === undefined
      ? []
      : [message("tws", "error", { errorCode: String(error), errorText: "refused" }, 9)];
  const messages = [
    ...sent.map((name, index) => message("program", name, null, index)),
    ...answered.map((name, index) => message("tws", name, null, 5 + index)),
    ...refusal,
  ];
  const counts = new Map<string, number>();
  for (const one of messages)
    counts.set(`${one.from} ${one.name}`, (counts.get(`${one.from} ${one.name}`) ?? 0) + 1);
  const spoke = sent.length > 0;
  return {
    number: 1,
    openedAtMs,
    dialMs: 0,
    dialError: null,
    closedFirst,
    closedAtMs,
    closedByExit: false,
    programEnd: null,
    twsEnd: closedFirst === "tws" ? { atMs: closedAtMs ?? 0, how: "fin" } : null,
    bytesFromProgram: spoke ? 40 : 0,
    bytesFromTws: spoke ? 30 : 0,
    clientVersions: spoke ? "v100..193" : null,
    serverVersion: spoke ? 193 : null,
    clientId: spoke ? 1 : null,
    messages,
    messagesNotKept: 0,
    messageCounts: Object.fromEntries(counts),
  };
}

/** A run of the program that ended by itself. */
export function run(exitCode: number): Facts["capture.run"] {
  const output = { artifact: null, bytes: 0, lines: 0, linesNotKept: 0 };
  return {
    command: ["python", "main.py"],
    startedAt: "2026-03-01T09:39:00.000Z",
    exitCode,
    signal: null,
    durationMs: 900,
    notStarted: null,
    stoppedBy: null,
    stoppedAtMs: null,
    interruptedAtMs: null,
    stopSignals: [],
    leftBehind: false,
    stdout: output,
    stderr: output,
    redirects: [],
    tappedConnections: 1,
    changes: [],
  };
}

/**
 * A recording in which the program's main thread raised what nobody caught; `files` are those of its trace, innermost
 * first, packages by their folder among the installed ones.
 */
export function raised(
  atMs: number,
  detail = "RuntimeError",
  files: readonly string[] = ["main.py"],
): Facts["capture.recorder"] {
  const stack = files.map((file) => ({
    ...{ file, line: 12, function: "main" },
    owner: file.startsWith("node:")
      ? ("runtime" as const)
      : /_modules|site-packages/.test(file)
        ? ("package" as const)
        : ("user" as const),
  }));
  const user = stack.find(({ owner }) => owner === "user");
  const record = { ...{ atMs, pid: 1, kind: "uncaught" as const, detail }, stack };
  return {
    ...{ processes: [], recordsNotKept: 0, cancellation: null },
    records: [
      {
        ...record,
        awaited: [],
        canceller: null,
        userPlace: user === undefined ? null : `${user.file}:${user.line}`,
      },
    ],
  };
}

/** What the recorder says when something cut off the program's attempt to connect. */
export function recorder(
  how: NonNullable<Facts["capture.recorder"]["cancellation"]>["how"],
  atMs = 40,
): Facts["capture.recorder"] {
  return {
    processes: [],
    records: [],
    recordsNotKept: 0,
    cancellation: {
      atMs,
      how,
      place: "main.py:12",
      function: "main",
      cutOff: null,
      exception: null,
      record: 0,
    },
  };
}

import type { Socket } from "node:net";
import { KNOWN_PORTS } from "../ib/ports.ts";
import { startBacklogServer } from "./backlog-server.ts";
import { type ConversationState, createConversation } from "./conversation.ts";
import { findScenario } from "./find-scenario.ts";
import { createLink } from "./link.ts";
import type { LinkFault } from "./link-fault.ts";
import type { Scenario } from "./scenario.ts";
import { createSocketServer, freePort, type SocketServer } from "./socket-server.ts";

/** What the simulator saw of one client. */
interface SimulatedConnection extends Readonly<Omit<ConversationState, "requests">> {
  readonly requests: readonly number[];
  readonly remotePort: number;
  readonly bytesReceived: number;
  /** How the client ended; `null` while it has not. */
  readonly clientEnd: "fin" | "reset" | null;
}

export interface Simulator {
  readonly host: string;
  /** The port the scenario is about; nothing listens there when the scenario says so. */
  readonly port: number;
  /** Where TWS really listens; `null`: nowhere. */
  readonly servingPort: number | null;
  readonly scenario: Scenario;
  /** In the order they were accepted. */
  readonly connections: readonly SimulatedConnection[];
  close(): Promise<void>;
}

/** Starts a TWS that plays a scenario on a real socket. Throws when the scenario or the port cannot be had. */
export async function startSimulator(options: {
  scenario: string | Scenario;
  /** Default: any free port. */
  port?: number;
  host?: string;
  /** Link faults beside those of the scenario. */
  links?: readonly LinkFault[];
  now?: () => Date;
}): Promise<Simulator> {
  const scenario = typeof options.scenario === "string" ? findScenario(options.scenario) : options.scenario;
  if (!scenario) throw new Error(`there is no scenario "${options.scenario}"`);
  const host = options.host ?? "127.0.0.1";
  const faults = [...scenario.links, ...(options.links ?? [])];
  const connections: SimulatedConnection[] = [];
  const held = new Set<number>();
  const server = createSocketServer((socket) => {
    connections.push(serve({ socket, scenario, faults, held, now: options.now ?? (() => new Date()) }));
  });

  const down = scenario.listens === "nowhere" || faults.some((fault) => fault.fault === "down");
  const asked = options.port ?? 0;
  if (down || scenario.listens === "elsewhere") {
    const port = asked || (await freePort(host));
    const servingPort = down ? null : await listenOnUsualPort(server, host, port);
    return { host, port, servingPort, scenario, connections, close: server.close };
  }
  if (scenario.listens === "backlog") {
    const { port, close } = await startBacklogServer(host, asked);
    return { host, port, servingPort: port, scenario, connections, close };
  }
  const port = await server.listen(host, asked);
  return { host, port, servingPort: port, scenario, connections, close: server.close };
}

async function listenOnUsualPort(server: SocketServer, host: string, except: number): Promise<number> {
  for (const { port } of KNOWN_PORTS) {
    if (port === except) continue;
    try {
      return await server.listen(host, port);
    } catch {
      // Taken: try the next.
    }
  }
  throw new Error("every usual TWS port is taken on this machine");
}

function serve(options: {
  socket: Socket;
  scenario: Scenario;
  faults: readonly LinkFault[];
  held: Set<number>;
  now: () => Date;
}): SimulatedConnection {
  const { socket, scenario, held, now } = options;
  const ended = new AbortController();
  let bytesReceived = 0;
  let clientEnd: "fin" | "reset" | null = null;
  let claimed: number | null = null;

  const link = createLink({
    socket,
    faults: options.faults,
    onData: (bytes) => conversation.receive(bytes),
    onEnd: () => socket.end(),
  });
  const conversation = createConversation({
    ...{ scenario, link, now, signal: ended.signal },
    claim(clientId) {
      if (held.has(clientId)) return false;
      held.add(clientId);
      claimed = clientId;
      return true;
    },
    stopReading: () => socket.pause(),
  });

  const release = () => {
    ended.abort();
    if (claimed !== null) held.delete(claimed);
    claimed = null;
  };
  socket.on("data", (bytes) => {
    bytesReceived += bytes.length;
  });
  socket.once("end", () => {
    clientEnd ??= "fin";
    release();
  });
  socket.once("error", () => {
    clientEnd ??= "reset";
  });
  socket.once("close", release);

  const remotePort = socket.remotePort ?? 0;
  return {
    remotePort,
    get bytesReceived() {
      return bytesReceived;
    },
    get clientEnd() {
      return clientEnd;
    },
    get clientHello() {
      return conversation.state.clientHello;
    },
    get serverVersion() {
      return conversation.state.serverVersion;
    },
    get clientId() {
      return conversation.state.clientId;
    },
    requests: conversation.state.requests,
  };
}

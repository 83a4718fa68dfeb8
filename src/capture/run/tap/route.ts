import { createServer, type Server, type Socket } from "node:net";
import type { WireRoute } from "../wire-value.ts";
import { BUFFER, type Dialled, dial } from "./dial.ts";
import { keepSpare, type Spare } from "./spare.ts";

/** One address of TWS, and the tap's listener in front of it, which is there only while TWS takes connections. */
export interface Route {
  readonly value: WireRoute;
  /** Connections to TWS that no program used. */
  readonly unused: number;
  stop(): Promise<void>;
}

export interface RouteEvents {
  /** A program's connection and the one to TWS made for it, both paused. */
  paired(program: Socket, tws: Socket, dialMs: number | null): void;
  /** A program's connection that had to be reset: TWS no longer took one, or `wasReset` it in the same moment. */
  refused(code: string, dialMs: number, wasReset: boolean): void;
  /** Whether programs shall come here or go to TWS directly: so a refusal stays a refusal. */
  gate(open: boolean): Promise<void>;
}

export interface RouteSetup {
  /** What the program dials. */
  readonly address: string;
  readonly port: number;
  /** What the tap dials for it. */
  readonly upstream: { readonly address: string; readonly port: number };
  /** 0: any free port. */
  readonly tapPort: number;
  readonly events: RouteEvents;
}

/** So a dial ends when TWS, or a relay before it, takes a connection and resets it at once. */
const RESET: ReadonlySet<string> = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE"]);
const DIAL_MS = 3_000;
/** For a program's connection the dial may take as long as a direct one would before people give up. */
const DIAL_FOR_PROGRAM_MS = 20_000;
const SPARE_MS = 10_000;
/** Between attempts while TWS refuses: refused ones disturb nobody. */
const RETRY_MS = 1_000;

/** Dials TWS first; listens only when it answers, stops listening when it refuses, and tries again meanwhile. */
export async function openRoute(setup: RouteSetup): Promise<Route> {
  const { upstream, events } = setup;
  const host = setup.address.includes(":") ? "::1" : "127.0.0.1";
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let spare: Spare | null = null;
  let retry: NodeJS.Timeout | null = null;
  let tapPort: number | null = null;
  let tapError: string | null = null;
  let stopped = false;
  let unused = 0;

  function track(socket: Socket) {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  }

  async function accept(program: Socket) {
    track(program);
    // An error before the pairing is the program's own business; without a listener it would be ours.
    const ignore = () => {};
    program.on("error", ignore);
    const ready = spare?.take() ?? null;
    spare = null;
    const dialled: Dialled = ready
      ? { ok: true, socket: ready, tookMs: 0 }
      : await dial(upstream.address, upstream.port, DIAL_FOR_PROGRAM_MS);
    program.removeListener("error", ignore);
    if (!dialled.ok) {
      program.on("error", ignore);
      program.resetAndDestroy();
      const wasReset = RESET.has(dialled.code);
      events.refused(dialled.code, dialled.tookMs, wasReset);
      if (!wasReset) await close();
      return;
    }
    track(dialled.socket);
    events.paired(program, dialled.socket, ready ? null : dialled.tookMs);
  }

  async function close() {
    if (server === null) return;
    server.close();
    server = null;
    await events.gate(false);
    again();
  }

  function again() {
    if (stopped || retry !== null) return;
    retry = setTimeout(() => {
      retry = null;
      void attempt();
    }, RETRY_MS);
  }

  async function attempt(): Promise<string> {
    const dialled = await dial(upstream.address, upstream.port, DIAL_MS);
    if (!dialled.ok && !RESET.has(dialled.code)) {
      again();
      return dialled.code;
    }
    if (stopped) {
      if (dialled.ok) dialled.socket.destroy();
      return "open";
    }
    const listening = await listen(host, tapPort ?? setup.tapPort, (program) => void accept(program));
    if (dialled.ok) {
      track(dialled.socket);
      spare = keepSpare(dialled.socket, SPARE_MS, () => {
        unused += 1;
      });
    }
    if (typeof listening === "string") {
      tapError = listening;
      await spare?.dismiss();
      return "open";
    }
    server = listening.server;
    tapPort = listening.port;
    await events.gate(true);
    return "open";
  }

  const atStart = await attempt();
  return {
    get value() {
      return { address: setup.address, port: setup.port, tapPort, tapError, atStart };
    },
    get unused() {
      return unused;
    },
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      server?.close();
      await spare?.dismiss();
      for (const socket of sockets) socket.destroySoon();
    },
  };
}

function listen(
  host: string,
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<{ server: Server; port: number } | string> {
  return new Promise((resolve) => {
    const options = { allowHalfOpen: true, pauseOnConnect: true, noDelay: true };
    const server = createServer({ ...options, ...{ highWaterMark: BUFFER } }, onConnection);
    server.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "ERROR"));
    server.listen({ host, port, backlog: 1024 }, () => {
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address ? address.port : port });
    });
  });
}

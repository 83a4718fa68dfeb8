import type { Artifact } from "../../../model/artifact.ts";
import type { System } from "../../../model/system.ts";
import type { Endpoint, WireValue } from "../wire-value.ts";
import { addressesToTap } from "./addresses-to-tap.ts";
import { endingOf } from "./ending-of.ts";
import { measureLoopDelay } from "./loop-delay.ts";
import { loopTurn } from "./loop-turn.ts";
import { relay } from "./relay.ts";
import { openRoute, type Route } from "./route.ts";
import { createTappedConnection, type TappedConnection } from "./tapped-connection.ts";
import { wireArtifact } from "./wire-artifact.ts";

/** A running tap: listeners in front of every address of TWS that answers. */
export interface Tap {
  readonly routes: readonly Route[];
  readonly connections: number;
  /** Ends everything; later calls of `value` and `artifact` are final. */
  stop(): Promise<void>;
  value(exitFromMs: number): Omit<WireValue, "whyNothing">;
  artifact(startedAt: string): Artifact | null;
}

export interface TapSetup {
  readonly system: System;
  /** What the program dials. */
  readonly target: Endpoint & { readonly hostIsKnown: boolean };
  /** What the tap dials for it. */
  readonly upstream: Endpoint;
  /** 0: any free port. */
  readonly tapPort: number;
  /** Milliseconds since the program was started. */
  nowMs(): number;
  /** Route `index` takes connections now, or no longer. */
  gate(index: number, open: boolean): Promise<void>;
}

/** Connections described; more are relayed all the same. */
const DESCRIBED = 2_000;
/** Characters of messages in `capture.wire` and in `wire.ndjson`. */
const SHOWN = 1024 * 1024;
const LOGGED = 6 * 1024 * 1024;

/** Dials every address of TWS and opens a listener in front of those that answer. */
export async function startTap(setup: TapSetup): Promise<Tap> {
  const { system, target, upstream, nowMs } = setup;
  const budget = { shown: SHOWN, logged: LOGGED };
  const connections: TappedConnection[] = [];
  const delay = measureLoopDelay();
  let loopDelayMs = { max: 0, p99: 0 };
  let count = 0;

  function connection(dialMs: number | null): TappedConnection {
    count += 1;
    const tapped = createTappedConnection({ number: count, dialMs, nowMs, budget });
    if (connections.length < DESCRIBED) connections.push(tapped);
    return tapped;
  }

  const routes: Route[] = [];
  for (const pair of await addressesToTap(system, target, upstream)) {
    const index = routes.length;
    const route = await openRoute({
      ...pair,
      // One port can serve one address only; a fixed one is for the first.
      tapPort: index === 0 ? setup.tapPort : 0,
      events: {
        paired(program, tws, dialMs) {
          const observer = connection(dialMs);
          const endings = { program: endingOf(system, program), tws: endingOf(system, tws) };
          relay({ program, tws, observer, endingOf: endings });
        },
        refused(code, dialMs, wasReset) {
          const tapped = connection(dialMs);
          if (wasReset) tapped.ended("tws", "reset", loopTurn());
          else tapped.dialFailed(code);
        },
        gate: (open) => setup.gate(index, open),
      },
    });
    routes.push(route);
  }

  return {
    routes,
    get connections() {
      return count;
    },
    async stop() {
      await Promise.all(routes.map((route) => route.stop()));
      loopDelayMs = delay.stop();
    },
    value: (exitFromMs) => ({
      target: { host: target.host, port: target.port },
      upstream,
      routes: routes.map((route) => route.value),
      connections: connections.map((tapped) => tapped.value(exitFromMs)),
      connectionsNotKept: count - connections.length,
      loopDelayMs,
      changes: changes(routes),
    }),
    artifact: (startedAt) =>
      connections.length === 0 ? null : wireArtifact(connections, { startedAt, ...target }),
  };
}

function changes(routes: readonly Route[]): string[] {
  const unused = routes.reduce((sum, route) => sum + route.unused, 0);
  return [
    "TWS sees the connections coming from this tool on this machine: a trusted-address problem of a program elsewhere does not show here.",
    "Through the tap a connect succeeds at once; how long TWS itself took is the time of the tap's dial.",
    ...(unused > 0
      ? [
          `The tap opened ${unused} connection(s) to TWS before the program did, which the program did not use; each was ended cleanly.`,
        ]
      : []),
  ];
}

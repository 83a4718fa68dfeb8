import { type Client, clients } from "./clients.ts";

/** One client against one scenario of the simulator, or one program of a user against a healthy TWS. */
export interface Play {
  readonly client: Client;
  /** Scenario of the simulator. */
  readonly scenario: string;
  /** Folder of the fixture below the client's. */
  readonly id: string;
  /** Program of `programs/origin`, run in a project folder of its own; `null`: the client's own program. */
  readonly origin: string | null;
}

/** What a program that waits for ever is given: between NautilusTrader's time-out (15 s) and its second attempt (20 s). */
export const SECONDS = 17;
/** So long after its first word a program is killed: a cancelled NautilusTrader 1.220.0 ends by itself after 23 s, on a busy machine later. */
export const LIMIT_MS = 40_000;

const SOME = [
  ...["healthy", "not-listening", "accept-silent", "accept-close", "client-id-in-use"],
  ...["start-api-silent", "no-next-valid-id"],
] as const;

const ALL = [
  ...SOME,
  ...["accept-reset", "hello-close", "hello-split", "http-server", "ssh-banner", "tls-alert", "redirected"],
  ...[
    "paper-disclaimer",
    "start-api-close",
    "no-managed-accounts",
    "empty-managed-accounts",
    "requests-ignored",
  ],
  ...["server-old-150", "server-too-new", "connectivity-lost", "session-close", "session-reset"],
  ...["time-zone-chinese", "port-changed", "too-many-clients"],
] as const;

/** Programs that cancel their own connection, and the same written right. */
export const WRONG = [
  ...["returns", "not_awaited", "raises", "account_missing", "run_inside_async", "dispose", "own_timeout"],
] as const;
export const RIGHT = ["right", "right_async"] as const;

const ORIGIN = "nautilus_trader-1.220.0";

/** All plays, in the order of the documentation's table. */
export const plays: readonly Play[] = clients.flatMap((client) => [
  ...scenariosOf(client).map((scenario): Play => ({ client, scenario, id: scenario, origin: null })),
  ...originsOf(client).map(
    (origin): Play => ({ client, scenario: "healthy", id: `program-${origin.replaceAll("_", "-")}`, origin }),
  ),
]);

function scenariosOf({ plays }: Client): readonly string[] {
  return plays === "all" ? ALL : plays === "some" ? SOME : ["healthy"];
}

/** Each version shows its own lines after a cancel; all the ways are played with the version of the first report. */
function originsOf({ id, program }: Client): readonly string[] {
  if (id === ORIGIN) return [...WRONG, ...RIGHT];
  return program === "nautilus_client.py" && !id.includes("-with-") ? ["returns"] : [];
}

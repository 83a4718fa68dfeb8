import { ibAsync } from "../builders.ts";
import type { Case } from "./case.ts";

const TAKEN =
  "Error 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.";

/** ib_async, refused with 326 under each of these client ids. */
function refusedAs(...ids: readonly number[]): string {
  return ids
    .map((id, index) =>
      ibAsync(
        [index * 4_000, "INFO", "client", `Connecting to 127.0.0.1:4002 with clientId ${id}...`],
        [index * 4_000 + 30, "ERROR", "wrapper", TAKEN],
      ),
    )
    .join("\n");
}

/** Logs with nothing beside them: they must not be surer than a run would be. */
export const aloneCases: readonly Case[] = [
  {
    mode: "server-too-old",
    name: "a connection that ended, and the client names the version that it was told",
    confidence: "possible",
    given: {
      logs: {
        "bot.log": ibAsync(
          [0, "INFO", "client", "Connecting to 127.0.0.1:4002 with clientId 7..."],
          [3, "INFO", "client", "Connected"],
          [10, "INFO", "client", "Disconnected."],
          [10, "ERROR", "client", "TWS/gateway version must be >= 972"],
        ),
      },
    },
  },
  {
    mode: null,
    name: "the end of a connection of which the log does not hold the beginning",
    alternatives: ["session-dropped"],
    given: {
      logs: {
        "err.log":
          "2026-11-03T09:30:21.309252501Z [ERROR] T-001.InteractiveBrokersClient-007: Connection watchdog detects connection lost",
      },
    },
  },
  {
    mode: "client-id-in-use",
    name: "one client id is refused, and no other was tried",
    confidence: "proven",
    given: { logs: { "bot.log": refusedAs(7) } },
  },
  {
    mode: "client-id-in-use",
    name: "three client ids of one program are refused",
    confidence: "likely",
    alternatives: ["too-many-clients"],
    given: { logs: { "bot.log": refusedAs(7, 8, 9) } },
  },
  {
    mode: "client-id-in-use",
    name: "two client ids of one program are refused",
    confidence: "possible",
    given: { logs: { "bot.log": refusedAs(7, 8) } },
  },
];

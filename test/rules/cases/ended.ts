import { connection, nautilus, run, wire } from "../builders.ts";
import type { Given } from "../given.ts";
import type { Case } from "./case.ts";
import { failedInSession, KEY_ERROR, working } from "./run.ts";

/** What ended a program in its session: a line of its own beside what TWS said, or somebody outside. */
export const endedCases: readonly Case[] = [
  {
    mode: null,
    name: "a mistake in a line of the program beside a notice about orders, of which it places none",
    fault: "program",
    confidence: "likely",
    given: { probe: "read-only-api", facts: failedInSession("KeyError") },
    neighbours: [
      {
        differs: "the program had placed an order",
        mode: "read-only-api",
        given: {
          probe: "read-only-api",
          logs: {
            "out.log":
              "2026-03-01 09:39:00,100 ib_async.wrapper ERROR Error 321, reqId 4: Error validating request.-'bN' : cause - The API interface is currently in Read-Only mode.",
          },
          facts: {
            ...failedInSession("KeyError"),
            "capture.wire": wire(
              connection({
                sent: ["startApi", "placeOrder"],
                answered: ["managedAccounts", "nextValidId"],
                closedFirst: "program",
                closedAtMs: 410,
              }),
            ),
          },
        },
      },
      {
        differs: "the exception speaks of the notice",
        mode: "read-only-api",
        given: {
          probe: "read-only-api",
          logs: { "err.log": KEY_ERROR.replace("KeyError: 'AAPL'", "RuntimeError: no entry for 321") },
          facts: failedInSession("RuntimeError"),
        },
      },
      {
        differs: "it is how a request ends that nobody answers",
        mode: "read-only-api",
        given: { probe: "read-only-api", facts: failedInSession("TimeoutError") },
      },
    ],
  },
  {
    mode: null,
    name: "a mistake in a line of the program that TWS had told that data would not come",
    fault: "program",
    confidence: "possible",
    given: {
      probe: "competing-session",
      facts: {
        ...failedInSession("KeyError"),
        "capture.wire": wire({
          ...connection({
            sent: ["startApi"],
            answered: ["managedAccounts", "nextValidId"],
            error: 10197,
            closedFirst: "program",
            closedAtMs: 410,
          }),
        }),
      },
    },
  },
  {
    mode: null,
    name: "the program was killed from outside, and TWS serves sessions",
    fault: "unknown",
    confidence: "none",
    given: {
      probe: "healthy",
      facts: {
        "capture.run": { ...run(0), exitCode: null, signal: "SIGKILL" },
        "capture.wire": wire(working),
      },
    },
  },
  {
    mode: null,
    name: "the program was asked to end from outside",
    fault: "unknown",
    given: {
      probe: "healthy",
      facts: {
        "capture.run": { ...run(0), exitCode: null, signal: "SIGTERM" },
        "capture.wire": wire(working),
      },
    },
  },
  {
    mode: "connectivity-lost",
    name: "NautilusTrader's own second connection is refused after the link to IBKR was lost",
    confidence: "proven",
    given: secondConnection("nautilus"),
    neighbours: [
      {
        differs: "it is another library's program",
        mode: "client-id-in-use",
        given: secondConnection("other"),
      },
    ],
  },
];

/** A program in its session that is told of 1100 and connects again with its client id. */
function secondConnection(client: "nautilus" | "other"): Given {
  const lost = connection({
    sent: ["startApi"],
    answered: ["managedAccounts", "nextValidId"],
    error: 1100,
    closedFirst: "program",
    closedAtMs: 900,
  });
  const again = connection({
    sent: ["startApi"],
    error: 326,
    closedFirst: "tws",
    openedAtMs: 60,
    closedAtMs: 70,
  });
  const log = nautilus([0, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"]);
  return {
    probe: "connectivity-lost",
    logs: client === "nautilus" ? { "out.log": log } : {},
    facts: { "capture.run": run(0), "capture.wire": wire(lost, again) },
  };
}

import { connection, nautilus, raised, recorder, run, wire } from "../builders.ts";
import type { Case } from "./case.ts";

const CANCELLED = nautilus(
  [0, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"],
  [2, "INFO", "Connection cancelled"],
  [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
);

const hung = connection({ sent: ["startApi"], closedFirst: "undecidable", closedAtMs: null });
const working = connection({
  sent: ["startApi"],
  answered: ["managedAccounts", "nextValidId"],
  closedFirst: "undecidable",
  closedAtMs: null,
});
const refused = connection({
  sent: ["startApi"],
  error: 326,
  closedFirst: "tws",
  openedAtMs: 20_000,
  closedAtMs: 20_020,
});

/** What only a run of the program behind the tap can show. */
export const runCases: readonly Case[] = [
  {
    mode: null,
    name: "a module is missing, and nothing was dialled before",
    fault: "program",
    given: { facts: { "capture.run": run(1), "capture.recorder": raised(80, "ModuleNotFoundError") } },
    neighbours: [
      {
        differs: "nothing listens, which would have stopped it as well",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "capture.run": run(1), "capture.recorder": raised(80, "ModuleNotFoundError") },
        },
      },
    ],
  },
  {
    mode: null,
    name: "an exception that may be how a connection in compiled code fails",
    fault: "unknown",
    given: { facts: { "capture.run": run(1), "capture.recorder": raised(80, "RuntimeError") } },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "the tap saw it connect and say nothing",
    fault: "program",
    given: {
      probe: "healthy",
      logs: { "stdout.log": CANCELLED },
      facts: {
        "capture.run": run(0),
        "capture.wire": wire(connection({ sent: [], closedFirst: "program" })),
      },
    },
  },
  {
    mode: "client-id-storm",
    name: "326 while its own unfinished connection holds the id",
    given: { probe: "healthy", facts: { "capture.run": run(1), "capture.wire": wire(hung, refused) } },
    neighbours: [
      {
        differs: "its own connection that holds the id is at work",
        mode: "client-id-in-use",
        given: { probe: "healthy", facts: { "capture.run": run(1), "capture.wire": wire(working, refused) } },
      },
      {
        differs: "TWS completes nobody's session, so the first attempt hung and the 326 only followed",
        mode: "session-incomplete",
        given: {
          probe: "no-next-valid-id",
          facts: { "capture.run": run(1), "capture.wire": wire(hung, refused) },
        },
      },
      {
        differs: "no other connection of its own",
        mode: "client-id-in-use",
        given: { probe: "healthy", facts: { "capture.run": run(1), "capture.wire": wire(refused) } },
      },
    ],
  },
  {
    mode: "session-dropped",
    name: "TWS closes a complete session first",
    given: {
      probe: "healthy",
      facts: {
        "capture.run": run(1),
        "capture.wire": wire(
          connection({
            sent: ["startApi"],
            answered: ["managedAccounts", "nextValidId"],
            closedFirst: "tws",
            closedAtMs: 9_000,
          }),
        ),
      },
    },
    neighbours: [
      {
        differs: "the program had died of an exception of its own long before the cut",
        mode: null,
        given: {
          probe: "healthy",
          facts: {
            "capture.run": run(1),
            "capture.recorder": raised(400),
            "capture.wire": wire(
              connection({
                sent: ["startApi"],
                answered: ["managedAccounts", "nextValidId"],
                closedFirst: "tws",
                closedAtMs: 9_000,
              }),
            ),
          },
        },
      },
      {
        differs: "the program closes first and ends well",
        mode: "healthy",
        given: {
          probe: "healthy",
          facts: {
            "capture.run": run(0),
            "capture.wire": wire(
              connection({
                sent: ["startApi"],
                answered: ["managedAccounts", "nextValidId"],
                closedFirst: "program",
                closedAtMs: 9_000,
              }),
            ),
          },
        },
      },
    ],
  },
  {
    mode: "session-incomplete",
    name: "its own time limit ends the waiting for a session that never comes",
    given: {
      probe: "no-next-valid-id",
      facts: {
        "capture.run": run(1),
        "capture.recorder": recorder("timed-out", 4_000),
        "capture.wire": wire(
          connection({ sent: ["startApi"], answered: ["managedAccounts"], closedFirst: "program" }),
        ),
      },
    },
    neighbours: [
      {
        differs: "the program cancels before TWS could answer",
        mode: "cancelled-by-own-loop",
        given: {
          probe: "no-next-valid-id",
          facts: {
            "capture.run": run(1),
            "capture.recorder": recorder("timed-out", 12),
            "capture.wire": wire(connection({ sent: ["startApi"], closedFirst: "program" })),
          },
        },
      },
      {
        differs: "TWS serves others, and kept this program waiting until its own time limit",
        mode: null,
        given: {
          probe: "healthy",
          facts: {
            "capture.run": run(1),
            "capture.recorder": recorder("timed-out", 4_000),
            "capture.wire": wire(connection({ sent: ["startApi"], closedFirst: "program" })),
          },
        },
      },
    ],
  },
  {
    mode: null,
    name: "a signal that nobody sent from here ended it, TWS serves",
    fault: "program",
    given: { probe: "healthy", facts: { "capture.run": { ...run(0), exitCode: null, signal: "SIGSEGV" } } },
    neighbours: [
      {
        differs: "it was stopped by us, and its trace says so",
        mode: "healthy",
        given: {
          probe: "healthy",
          logs: { "stderr.log": "Traceback (most recent call last):\nKeyboardInterrupt\n" },
          facts: {
            "capture.run": {
              ...run(0),
              ...{ exitCode: null, signal: "SIGINT", stoppedBy: "pattern", stoppedAtMs: 500 },
            },
          },
        },
      },
    ],
  },
  {
    mode: null,
    name: "the command cannot be started, TWS serves",
    fault: "program",
    given: {
      probe: "healthy",
      facts: { "capture.run": { ...run(0), exitCode: null, notStarted: "ENOENT" } },
    },
  },
  {
    mode: null,
    name: "the program ends with an exit code of its own, TWS serves",
    fault: "program",
    given: { probe: "healthy", facts: { "capture.run": run(3) } },
  },
  {
    mode: null,
    name: "it fails with the embedded healthy TWS as well",
    fault: "program",
    given: {
      probe: "not-listening",
      facts: {
        "capture.run": run(3),
        "capture.comparison": { scenario: "healthy", run: run(3), connections: [], cancellation: null },
      },
      alter: ({ "tws.handshake": _, "tws.siblings": __, ...facts }) => facts,
    },
  },
];

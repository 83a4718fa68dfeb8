import { expect, test } from "vitest";
import { codesSeen } from "../../../src/rules/evidence/codes.ts";
import { connection, run, wire } from "../builders.ts";
import { factsOf, verdictOf } from "../given.ts";

const IN_USE = "Unable to connect as the client id is already in use.";
const PRINTED = `bot said: ${IN_USE}\n`;
const session = connection({
  sent: ["startApi"],
  answered: ["managedAccounts", "nextValidId"],
  closedFirst: "program",
});
const silent = connection({ sent: [], closedFirst: "program" });

/** The codes that are seen in a run whose program printed this, and whose tap heard that. */
async function codes(printed: string, tapped: readonly ReturnType<typeof connection>[]) {
  const facts = await factsOf({
    logs: { "stderr.log": printed },
    facts: { "capture.wire": wire(...tapped) },
  });
  return codesSeen(facts, [326, 502, 1100, 1300]).map(({ code, by }) => `${by} ${code}`);
}

test("a code in what the program printed is none, where the tap heard all and not that", async () => {
  expect(await codes(PRINTED, [session])).toEqual([]);
  expect(await codes("Error: -1 1300 TWS socket port has been reset\n", [session])).toEqual([]);
});

test.each([
  ["the tap heard nothing", PRINTED, [silent], ["log 326"]],
  ["nothing went through the tap", PRINTED, [], ["log 326"]],
  ["the tap did not keep every error", PRINTED, [unkept()], ["log 326"]],
  ["a client's own logger tells", `Error 326, reqId -1: ${IN_USE}\n`, [session], ["log 326"]],
  ["clients make it themselves", "Error: -1 502 Couldn't connect to TWS.\n", [session], ["log 502"]],
  [
    "clients pass it on",
    "broker: Connectivity between IBKR and Trader Workstation has been lost.\n",
    [session],
    ["log 1100"],
  ],
])("it stays where %s", async (_, printed, tapped, seen) => {
  expect(await codes(printed, tapped)).toEqual(seen);
});

test("a refusal in passing words is history where a client tells of its session further down", async () => {
  const ready = "2026-03-01 09:30:03,000 ib_async.client INFO API connection ready\n";
  const log = `2026-03-01 09:30:02 INFO refused with error 326, ${IN_USE} So I took client id 8\n`;
  const seen = async (text: string) =>
    codesSeen(await factsOf({ logs: { "bot.log": text } }), [326]).map(({ code }) => code);
  expect(await seen(log)).toEqual([326]);
  expect(await seen(log + ready)).toEqual([]);
});

function unkept() {
  return { ...session, messageCounts: { ...session.messageCounts, "tws error": 1 } };
}

test("no rule takes such a line for a refusal", async () => {
  const verdict = await verdictOf({
    logs: { "stderr.log": `${PRINTED}ERROR broker: Error 1300: trouble\n` },
    facts: { "capture.run": run(1), "capture.wire": wire(session) },
  });
  expect([verdict.failureMode, ...verdict.alternatives.map((one) => one.failureMode)]).not.toContain(
    "client-id-in-use",
  );
  expect(verdict.failureMode).not.toBe("api-port-changed");
});

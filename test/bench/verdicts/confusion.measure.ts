import { expect, test } from "vitest";
import { diagnose } from "../../../src/engine/diagnose.ts";
import type { Facts } from "../../../src/facts.ts";
import type { Verdict } from "../../../src/model/verdict.ts";
import { rules } from "../../../src/rules/index.ts";
import { cases } from "../../rules/cases/index.ts";
import { factsOf, observations } from "../../rules/given.ts";
import { explained } from "./explained.ts";

/** One verdict on a case, with all of its evidence or part of it. */
interface Reading {
  readonly truth: string;
  readonly said: string;
  readonly sure: Verdict["confidence"];
  readonly case: string;
  readonly evidence: string;
}

const PROBES = ["tws.addresses", "tws.handshake", "tws.siblings", "tws.witness"];
const LOGS = ["capture.logs"];

/** Which facts are taken away: what a reporter forgot, or what could not be looked at. */
const EVIDENCE: Readonly<Record<string, (id: string) => boolean>> = {
  "all of it": () => true,
  "no probe": (id) => !PROBES.includes(id),
  "no log": (id) => !LOGS.includes(id),
  "logs alone": (id) => LOGS.includes(id),
  "probe alone": (id) => PROBES.includes(id) || id === "project.target" || id === "host.os",
};

test("confusion matrix", async () => {
  const readings: Reading[] = [];
  for (const one of cases) {
    const truths = [
      { truth: one.mode, name: one.name, given: one.given },
      ...(one.neighbours ?? []).map((other) => ({
        truth: other.mode,
        name: `${one.name}, but ${other.differs}`,
        given: other.given,
      })),
    ];
    for (const { truth, name, given } of truths) {
      const facts = await factsOf(given);
      for (const [evidence, keep] of Object.entries(EVIDENCE)) {
        const kept = Object.fromEntries(Object.entries(facts).filter(([id]) => keep(id))) as Partial<Facts>;
        const verdict = diagnose(rules, observations(kept));
        readings.push({
          truth: truth ?? "open",
          said: verdict.failureMode ?? "open",
          sure: verdict.confidence,
          case: name,
          evidence,
        });
      }
    }
  }
  print(readings);
  const confidentlyWrong = readings.filter(
    (one) =>
      one.said !== one.truth &&
      one.said !== "open" &&
      one.sure !== "possible" &&
      explained(one) === undefined,
  );
  expect(confidentlyWrong).toEqual([]);
});

test("what all rules cost over the facts of a full run", async () => {
  const all = await Promise.all(cases.map((one) => factsOf(one.given)));
  const facts = observations(Object.assign({}, ...all) as Partial<Facts>);
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    diagnose(rules, facts);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  console.log(
    `\nall ${rules.length} rules: median ${times[100]?.toFixed(2)} ms, worst of 200 ${times[199]?.toFixed(2)} ms`,
  );
});

function print(readings: readonly Reading[]): void {
  const truths = [...new Set(readings.map((one) => one.truth))].sort();
  console.log("\ntruth                        right  open  possible other  sure of another");
  for (const truth of truths) {
    const own = readings.filter((one) => one.truth === truth);
    const right = own.filter((one) => one.said === truth).length;
    const open = own.filter((one) => one.said === "open" && truth !== "open").length;
    const off = own.filter((one) => one.said !== truth && one.said !== "open");
    const possible = off.filter((one) => one.sure === "possible").length;
    console.log(
      `${truth.padEnd(28)} ${String(right).padStart(5)} ${String(open).padStart(5)} ${String(possible).padStart(9)} ${String(off.length - possible).padStart(21)}`,
    );
  }
  const whole = readings.filter((one) => one.evidence === "all of it");
  console.log(
    `\nwith all evidence: ${whole.filter((one) => one.said === one.truth).length} of ${whole.length} right`,
  );
  console.log("\nOff the diagonal (truth → said, with what was left of the evidence):");
  for (const one of readings.filter((reading) => reading.said !== reading.truth && reading.said !== "open")) {
    console.log(
      `  ${one.truth} → ${one.said} (${one.sure}), ${one.evidence}: ${one.case}\n      ${one.sure === "possible" ? "several causes remain, and it says so" : (explained(one) ?? "WRONG")}`,
    );
  }
}

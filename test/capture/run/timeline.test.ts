import { expect, it } from "vitest";
import { runCase } from "./run-case.ts";

/** What NautilusTrader prints: a banner, then what happened, then more of no interest. */
const PROGRAM = `
const line = (level, text) => console.log("2026-03-01T09:30:00.000000000Z [" + level + "] T-001.InteractiveBrokersClient-001: " + text);
for (let n = 0; n < 200; n++) line("INFO", "=".repeat(20) + n);
line("INFO", "Connecting to 127.0.0.1:7497 with client id: 1");
line("INFO", "Connection cancelled");
for (let n = 0; n < 200; n++) line("INFO", "*".repeat(20) + n);
`;

it("a banner does not bury what happened", async () => {
  const run = await runCase({ port: 1, command: [process.execPath, "-e", PROGRAM] });
  const timeline = run.result.timeline([]);
  if (timeline.status !== "observed") throw new Error(timeline.status);
  const { events, eventsNotKept } = timeline.value;
  const told = events.filter(({ telling, lane }) => telling && lane === "stdout").map(({ text }) => text);
  expect(told).toEqual([
    expect.stringContaining("Connecting to"),
    expect.stringContaining("Connection cancelled"),
  ]);
  expect(events.filter(({ telling }) => !telling).length).toBeLessThanOrEqual(16);
  expect(eventsNotKept).toBeGreaterThan(300);
});

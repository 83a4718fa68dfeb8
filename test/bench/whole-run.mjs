// Start-up, the whole run and its memory, next to bare Node and to envinfo in the same run.

import { spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inTurn, measure, median, ratio } from "./measure.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const LOG_MB = Number(process.env.BENCH_LOG_MB ?? 2048);
/** What a probe listens after the session stands is fixed by the contract: not the tool's own time. */
const LISTENING_MS = 500;

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "dist", "bin", "ib-bugreport.js");
const envinfo = join(root, "node_modules", "envinfo", "dist", "cli.js");
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const out = ["--json", "--out", folder];
const options = { cwd: folder, env: { ...process.env, HOME: folder } };

const simulator = spawn(process.execPath, [program, "simulate", "healthy"], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const port = await new Promise((listening) =>
    simulator.stdout.once("data", (line) => listening(/:(\d+)/.exec(String(line))[1])),
  );
  const runs = await inTurn(
    {
      node: () => measure(["-e", "0"], options),
      help: () => measure([program, "--help"], options),
      healthy: () => measure([program, "--port", port, ...out], options),
      refused: () => measure([program, "--port", "1", ...out], options),
      envinfo: () => measure([envinfo], options),
    },
    ROUNDS,
  );
  const base = median(runs.node.map(({ ms }) => ms));
  const row = (name, value, goal) => console.log(`${name.padEnd(52)} ${value.padStart(9)}   ${goal}`);
  console.log(`median of ${ROUNDS} rounds, in turn; bare node ${base.toFixed(0)} ms\n`);
  row("--help / bare node", ratio(runs.help, runs.node, "ms").toFixed(2), "to reach: 1.5");
  row(
    "whole run, less 500 ms listening / bare node",
    ratio(runs.healthy, runs.node, "ms", LISTENING_MS).toFixed(2),
    "to reach: 12",
  );
  row("whole run / envinfo", ratio(runs.healthy, runs.envinfo, "ms").toFixed(2), "to reach: 1");
  row("nothing listens / bare node", ratio(runs.refused, runs.node, "ms").toFixed(2), "to reach: no slower");
  const above = median(runs.healthy.map(({ peakMb }, index) => peakMb - runs.node[index].peakMb));
  row("peak memory above bare node, MB", above.toFixed(0), "to reach: 120");

  const log = bigLog(LOG_MB);
  const big = await measure([program, "--port", port, "--log", log, ...out], options);
  const bare = median(runs.node.map(({ peakMb }) => peakMb));
  row(`the same with a log of ${LOG_MB} MB, MB`, (big.peakMb - bare).toFixed(0), "to reach: 120");
  row(`its time / bare node`, (big.ms / base).toFixed(1), "");
} finally {
  simulator.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** A NautilusTrader log that fails in its middle. */
function bigLog(megabytes) {
  const path = join(folder, "TESTER-001_2026-03-01.log");
  const file = openSync(path, "w");
  const line = (n) =>
    `2026-03-01T09:${String(Math.floor(n / 60) % 60).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}.000000000Z [INFO] TESTER-001.DataEngine: Processed bar ${n} EUR/USD 1.08${n % 100}\n`;
  const block = Array.from({ length: 9000 }, (_, n) => line(n)).join("");
  const failure =
    "2026-03-01T09:30:00.000000000Z [ERROR] TESTER-001.InteractiveBrokersClient-001: Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)\n";
  for (let done = 0; done < megabytes * 1024 * 1024; done += block.length) {
    if (done >= (megabytes * 1024 * 1024) / 2 && done - block.length < (megabytes * 1024 * 1024) / 2)
      writeSync(file, failure);
    writeSync(file, block);
  }
  return path;
}

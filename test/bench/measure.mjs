// Measures whole processes: wall time, and the high-water mark of resident memory.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** One run of Node with these arguments; throws when it does not end with 0. */
export async function measure(args, options = {}) {
  const from = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let peakKb = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, highWaterKb(child.pid));
  }, 5);
  let errors = "";
  child.stdout.resume();
  child.stderr.on("data", (part) => {
    errors += part;
  });
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${errors}`);
  return { ms: Number(process.hrtime.bigint() - from) / 1e6, peakMb: peakKb / 1024 };
}

/** 0 where the system does not tell. */
export function highWaterKb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Runs the candidates in turn, round by round, so that a drift of the machine meets all of them alike. */
export async function inTurn(candidates, rounds) {
  const results = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(candidates)) {
      const result = await run();
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Median of the ratios of runs that stood side by side, less what neither can help. */
export function ratio(ones, others, key, lessOnes = 0) {
  return median(ones.map((one, index) => (one[key] - lessOnes) / others[index][key]));
}

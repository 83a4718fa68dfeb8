// What the wire tap adds to a round trip and takes from the throughput, next to socat, and what the recorder costs a program.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { highWaterKb, inTurn, median } from "./measure.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const TRIPS = 4000;
const MB = Number(process.env.BENCH_TAP_MB ?? 1024);
const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const module = (path) => import(pathToFileURL(join(dist, path)).href);

/** 10,000 tasks that are made, run and awaited, and how long the program itself takes for them. */
const TASKS = `
import asyncio, sys, time
async def one(n):
    await asyncio.sleep(0)
    return n
async def main():
    start = time.perf_counter()
    await asyncio.gather(*[asyncio.create_task(one(n)) for n in range(10000)])
    print((time.perf_counter() - start) * 1000)
asyncio.run(main())
`;

/** Echoes, or counts what comes when the first byte says so and answers the sum at the end. */
async function serve() {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    let sum = 0;
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      if (sum > 0 || bytes[0] === 0xff) sum += bytes.length;
      else socket.write(bytes);
    });
    socket.on("end", () => socket.end(sum > 0 ? String(sum) : ""));
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
}

async function tap(port) {
  const { startTap } = await module("capture/run/tap/tap.js");
  const { createSystem } = await module("system/index.js");
  const target = { host: "127.0.0.1", port };
  const started = await startTap({
    ...{ system: createSystem(), target: { ...target, hostIsKnown: true }, upstream: target, tapPort: 0 },
    ...{ nowMs: () => performance.now(), gate: async () => {} },
  });
  console.log(started.routes[0].value.tapPort);
}

async function bench() {
  const children = [];
  const start = async (command, args) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const [line] = await once(child.stdout, "data");
    return { port: Number(line), pid: child.pid };
  };
  try {
    const own = fileURLToPath(import.meta.url);
    const server = await start(process.execPath, [own, "server"]);
    const relayed = await start(process.execPath, [own, "tap", server.port]);
    const ways = { direct: server.port, tap: relayed.port };
    const socat = await socatTo(server.port, children);
    if (socat) ways.socat = socat;
    else
      console.log(
        "socat is not installed (Debian: apt-get install socat): compared with a direct connection only",
      );
    await roundTrips(ways);
    const before = highWaterKb(relayed.pid);
    await throughput(ways);
    console.log(
      `tap's memory: ${mb(before)} before, ${mb(highWaterKb(relayed.pid))} MB at most after ${MB * (ROUNDS + 1)} MB`,
    );
  } finally {
    for (const child of children) child.kill();
  }
  await recorder();
}

async function socatTo(port, children) {
  const free = createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const own = free.address().port;
  free.close();
  const child = spawn("socat", [
    `TCP-LISTEN:${own},bind=127.0.0.1,fork,reuseaddr,nodelay`,
    `TCP:127.0.0.1:${port},nodelay`,
  ]);
  const failed = await Promise.race([once(child, "error").then(() => true), later(500, false)]);
  if (failed) return null;
  children.push(child);
  return own;
}

async function roundTrips(ways) {
  const results = await inTurn(
    Object.fromEntries(Object.entries(ways).map(([name, port]) => [name, () => trips(port)])),
    ROUNDS,
  );
  const direct = median(results.direct.map((result) => result.median));
  for (const [name, rounds] of Object.entries(results)) {
    const middle = median(rounds.map((result) => result.median));
    const p99 = median(rounds.map((result) => result.p99));
    console.log(
      `round trip ${name}: median ${middle.toFixed(1)} µs (added ${(middle - direct).toFixed(1)}), p99 ${p99.toFixed(1)} µs`,
    );
  }
  if (results.socat) {
    const added = (name) =>
      median(results[name].map((result, index) => result.median - results.direct[index].median));
    const factor = added("tap") / added("socat");
    console.log(`added by the tap: ${factor.toFixed(2)} × what socat adds (to reach: at most 2)`);
  }
}

async function trips(port) {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  const bytes = Buffer.alloc(40, 1);
  const times = [];
  for (let trip = 0; trip < TRIPS; trip += 1) {
    const from = process.hrtime.bigint();
    socket.write(bytes);
    await once(socket, "data");
    times.push(Number(process.hrtime.bigint() - from) / 1000);
  }
  socket.destroy();
  const sorted = times.slice(TRIPS / 10).sort((a, b) => a - b);
  return { median: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] };
}

async function throughput(ways) {
  const results = await inTurn(
    Object.fromEntries(Object.entries(ways).map(([name, port]) => [name, () => transfer(port)])),
    ROUNDS,
  );
  for (const [name, rounds] of Object.entries(results))
    console.log(`throughput ${name}: ${median(rounds.map((result) => result.mbPerSecond)).toFixed(0)} MB/s`);
  if (!results.socat) return;
  const factor = median(
    results.tap.map((result, index) => result.mbPerSecond / results.socat[index].mbPerSecond),
  );
  console.log(`throughput of the tap: ${factor.toFixed(2)} × socat's (to reach: at least 1)`);
}

async function transfer(port) {
  const socket = connect({ port, host: "127.0.0.1" });
  await once(socket, "connect");
  const block = Buffer.alloc(65_536, 0xff);
  const from = performance.now();
  for (let sent = 0; sent < MB * 16; sent += 1) if (!socket.write(block)) await once(socket, "drain");
  socket.end();
  let answer = "";
  for await (const bytes of socket) answer += bytes;
  if (Number(answer) !== MB * 1024 * 1024) throw new Error(`${answer} bytes arrived`);
  return { mbPerSecond: MB / ((performance.now() - from) / 1000) };
}

async function recorder() {
  const { createHookFolder } = await module("capture/run/program/hook-folder.js");
  const { createSystem } = await module("system/index.js");
  const folder = mkdtempSync(join(tmpdir(), "bench-tap-"));
  const hooks = await createHookFolder(createSystem(), true);
  try {
    writeFileSync(join(folder, "tasks.py"), TASKS);
    const python = process.env.BENCH_PYTHON ?? "python3";
    const run = (env) => async () => {
      const from = performance.now();
      const child = spawn(python, [join(folder, "tasks.py")], {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, ...env },
      });
      let text = "";
      child.stdout.on("data", (bytes) => (text += bytes));
      const [code] = await once(child, "close");
      if (code !== 0) throw new Error(`${python} ended with ${code}`);
      return { tasks: Number(text), all: performance.now() - from };
    };
    const results = await inTurn({ bare: run({}), recorded: run({ PYTHONPATH: hooks.python }) }, ROUNDS * 3);
    for (const key of ["tasks", "all"]) {
      const factor = median(results.recorded.map((result, index) => result[key] / results.bare[index][key]));
      const name = key === "tasks" ? "10,000 tasks" : "the whole program";
      console.log(
        `recorder in ${python}: ${name} ${median(results.bare.map((result) => result[key])).toFixed(1)} ms bare, × ${factor.toFixed(3)} recorded`,
      );
    }
  } catch (error) {
    console.log(`recorder: not measured, ${error.message}`);
  } finally {
    await hooks.remove();
    rmSync(folder, { recursive: true });
  }
}

function later(ms, value) {
  return new Promise((resolve) => setTimeout(resolve, ms, value));
}

function mb(kb) {
  return (kb / 1024).toFixed(0);
}

const role = process.argv[2];
if (role === "server") await serve();
else if (role === "tap") await tap(Number(process.argv[3]));
else await bench();

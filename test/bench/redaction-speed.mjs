// Speed and memory of redaction with all rules on, next to what else could read or pack the same log in the same run.
import { spawn, spawnSync } from "node:child_process";
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { importSource } from "./import-source.mjs";
import { median } from "./measure.mjs";

const MB = 1024 * 1024;
const LOG_MB = Number(process.env.BENCH_REDACT_MB ?? 200);
const HUGE_MB = Number(process.env.BENCH_REDACT_HUGE_MB ?? 2048);
const LINE_MB = Number(process.env.BENCH_REDACT_LINE_MB ?? 1024);
const ROUNDS = Number(process.env.BENCH_REDACT_ROUNDS ?? 3);
const SECRET_EVERY = 1000;
/** Lines that differ; the log repeats them. */
const UNIQUE_MB = 16;

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "dist", "bin", "ib-bugreport.js");
/** No dependency of this project: compared with when somebody has installed it. */
const secretlint = join(root, "node_modules", "secretlint", "bin", "secretlint.js");
const child = join(root, "test", "bench", "redaction-child.mjs");
const folder = mkdtempSync(join(tmpdir(), "bench-redaction-"));
const log = join(folder, "ib.log");
const lookAlikes = join(folder, "look-alikes.log");
const out = join(folder, "out");
const { negatives } = await importSource("test/fixtures/redaction/negatives.ts");
const { positives } = await importSource("test/fixtures/redaction/positives.ts");
const { createRandom } = await importSource("test/fixtures/redaction/random.ts");

try {
  const block = withSecrets(recordedLines());
  const bytes = writeLog(log, LOG_MB, block);
  writeLog(lookAlikes, LOG_MB, withSecrets(lookAlikeLines()));
  const zip = await redactedZip();
  const candidates = {
    cat: () => timed("cat", [log]),
    "Node stream copy": () => piped([child, "copy"]),
    "gzip -1": () => timed("gzip", ["-1", "-c", log]),
    "rg --passthru -r": () =>
      timed("rg", ["-j1", "--passthru", "-r", "X", "-e", String.raw`\bD?U\d{7,8}\b`, log]),
    secretlint: () =>
      existsSync(secretlint) ? timed(process.execPath, [secretlint, "--no-color", log]) : null,
    "redact: learn pass": () => piped([child, "learn"]),
    "redact: rewrite pass": () => piped([child, "rewrite"]),
    "ib-bugreport redact (filter, with start)": () => piped([program, "redact"]),
    "final scan of the zip": () => piped([child, "scan", zip], "/dev/null"),
    "look-alikes: gzip -1": () => timed("gzip", ["-1", "-c", lookAlikes]),
    "look-alikes: rewrite pass": () => piped([child, "rewrite"], lookAlikes),
  };
  const speeds = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(candidates)) {
      const ms = await run();
      if (ms !== null) speeds[name].push(bytes / MB / (ms / 1000));
    }
  console.log(
    `a log of ${LOG_MB} MB of lines that clients of IB have written, one in ${SECRET_EVERY} with a secret; then one of lines made\n` +
      `to look like secrets; median of ${ROUNDS} rounds, in turn\n`,
  );
  for (const [name, list] of Object.entries(speeds))
    row(name, list.length ? `${median(list).toFixed(0)} MB/s` : "not here", "");
  const rewrite = "redact: rewrite pass";
  row("rewrite / rg --passthru -r", ratio(speeds, rewrite, "rg --passthru -r"), "to reach: 0.75");
  row("rewrite / gzip -1", ratio(speeds, rewrite, "gzip -1"), "to reach: 2.4");
  row(
    "rewrite / gzip -1, look-alikes",
    ratio(speeds, "look-alikes: rewrite pass", "look-alikes: gzip -1"),
    "",
  );
  const small = { "node -e 0": [], "a report of 50 kB": [], "50 kB of look-alikes": [] };
  for (let round = 0; round < 7; round++) {
    small["node -e 0"].push(await piped(["-e", "0"], "/dev/null"));
    small["a report of 50 kB"].push(await filtered(reportOf(50_000)));
    small["50 kB of look-alikes"].push(await filtered(lookAlikesOf(50_000)));
  }
  console.log("\nthe filter with its start, median of 7 rounds");
  for (const [name, list] of Object.entries(small))
    row(name, `${median(list).toFixed(0)} ms`, name.startsWith("a report") ? "to reach: 150" : "");
  console.log("\npeak memory");
  row(`a log of ${HUGE_MB} MB`, await peak(logOf(HUGE_MB, block)), "to reach: 150 MB");
  row(`one line of ${LINE_MB} MB`, await peak(longLine(LINE_MB)), "to reach: 150 MB");
  row("100,000 distinct accounts", await peak(accounts(100_000)), "to reach: 150 MB");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function row(name, value, goal) {
  console.log(`${name.padEnd(44)} ${String(value).padStart(10)}   ${goal}`);
}

/** Median over the rounds of one speed by another of the same round. */
function ratio(speeds, one, other) {
  const ratios = speeds[one].map((speed, round) => speed / (speeds[other][round] ?? Number.NaN));
  return Number.isNaN(ratios[0]) ? "not here" : median(ratios).toFixed(2);
}

/** What clients of IB, TWS and IBC wrote in the recordings, shuffled, with long numbers and times drawn anew. */
function* recordedLines() {
  const random = createRandom(1);
  const texts = readdirSync(join(root, "test", "fixtures"), { recursive: true })
    .filter((name) => /\.log$|^ibc\//.test(name))
    .sort()
    .map((name) => readFileSync(join(root, "test", "fixtures", name), "utf8"));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line !== "");
  const drawn = (digits) => digits.replace(/\d/g, () => random.int(0, 9));
  for (;;)
    yield random
      .pick(lines)
      .replace(/(\d)(\d{5,})/g, (_, first, rest) => first + drawn(rest))
      .replace(/:[0-5]\d(?=[:.,])/g, () => `:${random.int(10, 59)}`);
}

/** Harmless lines that look like secrets, each drawn anew. */
function* lookAlikeLines() {
  for (let seed = 1; ; seed++) for (const { text, group } of negatives(seed)) if (group === "ib") yield text;
}

function withSecrets(lines) {
  const secrets = positives(1).filter(({ text, group }) => group !== "private-key" && !text.includes("\n"));
  const parts = [];
  let size = 0;
  for (const line of lines) {
    const part = parts.length % SECRET_EVERY === 0 ? secrets[parts.length % secrets.length].text : line;
    parts.push(part);
    size += part.length + 1;
    if (size > Math.min(UNIQUE_MB, LOG_MB) * MB) break;
  }
  return Buffer.from(`${parts.join("\n")}\n`, "utf8");
}

function writeLog(path, megabytes, block) {
  const file = openSync(path, "w");
  for (let done = 0; done < megabytes * MB; done += block.length) writeSync(file, block);
  return statSync(path).size;
}

/** Milliseconds of a program whose output goes to nothing; `null` when it is not installed. */
async function timed(command, args) {
  if (spawnSync(command, ["--version"]).error) return null;
  const began = process.hrtime.bigint();
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", openSync("/dev/null", "w"), "ignore"],
    cwd: root,
  });
  return status === null ? null : Number(process.hrtime.bigint() - began) / 1e6;
}

/** Milliseconds of a Node program that reads the log as its standard input. */
async function piped(args, input = log) {
  const began = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: [openSync(input, "r"), openSync("/dev/null", "w"), "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  const told = /\{"ms":([\d.]+)/.exec(String(stderr));
  return told ? Number(told[1]) : Number(process.hrtime.bigint() - began) / 1e6;
}

/** The redacted log as the tool packs it. */
async function redactedZip() {
  const { status } = spawnSync(process.execPath, [child, "rewrite"], {
    stdio: [openSync(log, "r"), openSync(out, "w"), "ignore"],
  });
  if (status !== 0) throw new Error("the log could not be redacted");
  const { writeZip } = await import(pathToFileURL(join(root, "dist/bundle/zip.js")).href);
  const path = join(folder, "bench.zip");
  await writeZip(path, [
    { path: "logs/ib.log", source: "bench", bytes: 0, sha256: "", open: () => createReadStream(out) },
  ]);
  return path;
}

/** Milliseconds of the filter over a text, from its start to its end. */
async function filtered(text) {
  const path = join(folder, "small.log");
  writeFileSync(path, text);
  return piped([program, "redact"], path);
}

/** The report of the documentation, as often as it takes, each time with other numbers. */
function reportOf(bytes) {
  const report = readFileSync(join(root, "docs", "example-report.md"), "utf8");
  const parts = [];
  for (let turn = 0; parts.length * report.length < bytes; turn++)
    parts.push(report.replace(/\d/g, (digit) => (Number(digit) + turn) % 10));
  return parts.join("").slice(0, bytes);
}

function lookAlikesOf(bytes) {
  return negatives(7)
    .concat(negatives(8))
    .map(({ text }) => text)
    .join("\n")
    .slice(0, bytes);
}

/** High-water mark of a process that rewrites what is generated while it runs. */
async function peak(parts) {
  const running = spawn(process.execPath, [child, "rewrite"], { stdio: ["pipe", "ignore", "pipe"] });
  let told = "";
  running.stderr.on("data", (part) => {
    told += part;
  });
  const closed = new Promise((done) => running.once("close", done));
  await pipeline(Readable.from(parts), running.stdin);
  await closed;
  const rss = /"rssMb":([\d.]+)/.exec(told)?.[1];
  if (rss === undefined) throw new Error(told);
  return `${Number(rss).toFixed(0)} MB`;
}

function* logOf(megabytes, block) {
  for (let done = 0; done < megabytes * MB; done += block.length)
    for (let at = 0; at < block.length; at += MB) yield block.subarray(at, at + MB);
}

function* longLine(megabytes) {
  const part = Buffer.from(
    `${'{"field":"value","n":1764208433064650816,"account":"U1234567"},'.repeat(16_000)}`,
  );
  for (let done = 0; done < megabytes * MB; done += part.length) yield part;
}

function* accounts(count) {
  for (let from = 0; from < count; from += 1000)
    yield Buffer.from(
      Array.from({ length: 1000 }, (_, n) => `account U${1_000_000 + from + n} ready\n`).join(""),
    );
}

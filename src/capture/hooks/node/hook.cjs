/** Leads a Node program's connects to TWS to the tap, and records who ends them and how the process ends. Fails silently. */
"use strict";

const fs = require("node:fs");
const net = require("node:net");
const path = require("node:path");
const { isMainThread, threadId } = require("node:worker_threads");

const FOLDER = path.dirname(__dirname);
const RECORDS = path.join(FOLDER, "records.ndjson");
const RECORDING = fs.existsSync(path.join(__dirname, "recorder"));
const LIMIT = 500;
const FRAMES = 40;
const left = new Map();

/** Structured frames of here, innermost first; the program's own settings for stacks are put back. */
function stackHere(skip) {
  const { stackTraceLimit, prepareStackTrace } = Error;
  try {
    Error.stackTraceLimit = FRAMES + 10;
    Error.prepareStackTrace = (_, sites) => sites;
    const holder = {};
    Error.captureStackTrace(holder, skip);
    return holder.stack
      .map(placeOf)
      .filter(([file]) => file && !file.startsWith(__dirname))
      .slice(0, FRAMES);
  } catch {
    return [];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}

function placeOf(site) {
  return [
    fileOf(site.getFileName() ?? ""),
    site.getLineNumber() ?? 0,
    site.getFunctionName() ?? site.getMethodName() ?? "<anonymous>",
  ];
}

function fileOf(name) {
  if (!name.startsWith("file://")) return name;
  try {
    return require("node:url").fileURLToPath(name);
  } catch {
    return name;
  }
}

/** Frames of an error that was thrown earlier: its stack is text by now. */
function stackOf(error) {
  const frames = [];
  for (const line of String(error?.stack ?? "")
    .split("\n")
    .slice(0, 200)) {
    const match = /^\s+at (?:(.*?) \()?(?:async )?(.+?):(\d+):\d+\)?$/.exec(line);
    if (match) frames.push([fileOf(match[2]), Number(match[3]), match[1] ?? "<anonymous>"]);
  }
  return frames.filter(([file]) => !file.startsWith(__dirname)).slice(0, FRAMES);
}

function write(kind, detail, stack = []) {
  if (!RECORDING) return;
  try {
    const rest = left.get(kind) ?? LIMIT;
    left.set(kind, rest - 1);
    if (rest < 0) return;
    const record = {
      pid: process.pid,
      us: Math.round((performance.timeOrigin + performance.now()) * 1000),
      kind: rest === 0 ? `limit ${kind}` : kind,
      detail: isMainThread ? detail : `${detail} in worker ${threadId}`.trim(),
      stack,
      awaited: [],
    };
    // Nothing stays open, and a file that is gone is not made again.
    const file = fs.openSync(RECORDS, fs.constants.O_WRONLY | fs.constants.O_APPEND);
    try {
      fs.writeSync(file, `${JSON.stringify(record)}\n`);
    } finally {
      fs.closeSync(file);
    }
  } catch {}
}

function read(name) {
  try {
    return fs.readFileSync(path.join(FOLDER, name), "utf8");
  } catch {
    return "";
  }
}

const routes = read("routes")
  .split("\n")
  .map((line) => line.split(" "))
  .filter((parts) => parts.length === 4)
  .map(([index, address, port, name]) => ({ index, address, port: Number(port), name }));

/** The tap's host and port for a connect; `null` when it is not to TWS, or TWS refuses and the program shall see it. */
function tapFor(host, port) {
  for (const route of routes) {
    if (route.port !== port) continue;
    const local = route.address === "127.0.0.1" || route.address === "::1";
    if (host !== route.address && host !== route.name && !(host === "localhost" && local)) continue;
    const [tapHost, tapPort] = read(`gate-${route.index}`).split("\n")[0].split(" ");
    if (tapPort) return { host: tapHost, port: Number(tapPort) };
  }
  return null;
}

/** Ports that TWS and IB Gateway come with: a connect there is about TWS, wherever it goes. */
const USUAL_PORTS = [7496, 7497, 4001, 4002];

/** On this machine or TWS's host, but not where TWS was looked for: perhaps TWS is there. */
function isNear(host, port) {
  const known = routes.some((route) => host === route.address || host === route.name);
  return known || ["127.0.0.1", "::1", "localhost"].includes(host) || USUAL_PORTS.includes(port);
}

const watched = new WeakSet();

function redirect() {
  const original = net.Socket.prototype.connect;
  const hooked = function connect(...args) {
    try {
      // `net.connect` hands over one array that it has normalised already.
      const normalised = args.length === 1 && Array.isArray(args[0]);
      const list = normalised ? args[0] : args;
      const [first, second] = list;
      const byOptions = typeof first === "object" && first !== null;
      const port = Number(byOptions ? first.port : first);
      const host = (byOptions ? first.host : typeof second === "string" ? second : undefined) ?? "localhost";
      if (routes.some((route) => route.port === port)) {
        const tap = tapFor(host, port);
        write("connect", `${host}:${port} ${tap ? "tapped" : "direct"}`, stackHere(hooked));
        watched.add(this);
        if (tap && byOptions) list[0] = { ...first, ...tap };
        else if (tap) {
          list[0] = tap.port;
          if (typeof second === "string") list[1] = tap.host;
          else list.splice(1, 0, tap.host);
        }
      } else if (port > 0 && isNear(host, port))
        write("connect-elsewhere", `${host}:${port}`, stackHere(hooked));
    } catch {}
    return original.apply(this, args);
  };
  net.Socket.prototype.connect = likeOriginal(hooked, original);
}

function likeOriginal(hooked, { name, length }) {
  return Object.defineProperties(hooked, { name: { value: name }, length: { value: length } });
}

/** Who hangs up: `end` and `destroy` are called by Node as well, then no frame of the program is on the stack. */
function watchEnds() {
  for (const name of ["end", "destroy", "resetAndDestroy"]) {
    const original = net.Socket.prototype[name];
    if (typeof original !== "function") continue;
    const hooked = {
      [name](...args) {
        if (watched.has(this) && !this.destroyed) {
          const stack = stackHere(hooked);
          if (stack.some(([file]) => !file.startsWith("node:"))) {
            write("socket-close", `${name} while ${this.connecting ? "connecting" : this.readyState}`, stack);
          }
        }
        return original.apply(this, args);
      },
    }[name];
    net.Socket.prototype[name] = likeOriginal(hooked, original);
  }
}

function watchProcess() {
  write("hello", `node ${process.versions.node} ${process.execPath}`);
  process.on("uncaughtExceptionMonitor", (error, origin) => {
    const name = error?.constructor?.name ?? typeof error;
    write(
      "uncaught",
      origin === "unhandledRejection" ? `${name}, unhandled rejection` : name,
      stackOf(error),
    );
  });
  process.on("exit", () => {
    const open = process.getActiveResourcesInfo?.().filter((name) => !/Immediate/.test(name)) ?? [];
    const connected = open.includes("TCPSocketWrap");
    const active = `${open.length} resources active: ${open.slice(0, 8).join(", ")}`;
    write("process-end", connected ? active : "no socket to TWS is open");
  });
  if (isMainThread) {
    const original = process.exit;
    process.exit = function exit(code) {
      write("exit", `process.exit(${code ?? ""})`, stackHere(exit));
      return original.call(process, code);
    };
  }
}

try {
  if (routes.length > 0) redirect();
  if (RECORDING) {
    watchProcess();
    watchEnds();
  }
} catch {}

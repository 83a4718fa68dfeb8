// Enforces the floor law: a room imports only from the rooms its row names. Type-only imports count.
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const below = (...rooms) => new Set(rooms);
const MODEL = ["model"];

/** room → what it may import: rooms of `src`, packages, and which restricted built-in modules. */
const LAW = {
  model: { rooms: below(), packages: [] },
  ib: { rooms: below(), packages: [] },
  formats: { rooms: below(), packages: ["yaml", "smol-toml"] },
  system: { rooms: below(...MODEL), packages: ["open"], net: true, fs: true },
  engine: { rooms: below(...MODEL), packages: [] },
  bundle: { rooms: below(...MODEL), packages: ["archiver", "yauzl"], fs: true },
  collectors: { rooms: below("formats", "ib", ...MODEL), packages: ["systeminformation"] },
  probes: { rooms: below("ib", ...MODEL), packages: ["@stoqey/ib"] },
  capture: { rooms: below("formats", "ib", ...MODEL), packages: [], net: true },
  redactors: { rooms: below("formats", "ib", ...MODEL), packages: ["ipaddr.js"] },
  simulator: { rooms: below("ib", ...MODEL), packages: [], net: true },
  sinks: {
    rooms: below("bundle", ...MODEL),
    packages: ["@octokit/rest", "@octokit/request-error", "undici"],
    fs: true,
  },
  "facts.ts": { rooms: below("collectors", "probes", "capture", ...MODEL), packages: [] },
  rules: { rooms: below("facts.ts", "ib", ...MODEL), packages: [] },
  report: { rooms: below("facts.ts", "ib", "formats", ...MODEL), packages: ["handlebars"] },
  filing: { rooms: below("report", "sinks", "bundle", ...MODEL), packages: [] },
  app: {
    rooms: below(
      ...["filing", "rules", "report", "facts.ts", "sinks", "collectors", "probes", "capture", "redactors"],
      ...["engine", "bundle", "simulator", "system", "ib", "formats", ...MODEL],
    ),
    packages: [],
  },
  cli: { rooms: below("app", "simulator", "system", ...MODEL), packages: ["commander", "@clack/prompts"] },
  "index.ts": { rooms: below("app", "facts.ts", "system", ...MODEL), packages: [] },
};

const READERS = ["assignments", "words"];

/** Rooms within a room: which of their neighbours each may import. The lists in the outer room see them all. */
const INNER_LAW = {
  redactors: {
    words: below(),
    assignments: below("words"),
    broker: below(...READERS),
    identity: below(...READERS),
    tokens: below(...READERS),
    passwords: below(...READERS),
    settings: below(...READERS),
  },
};

const IMPORT = /\b(?:import|export)\b[^;'"]*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/g;

/** Yields one sentence for each import under `root` that breaks the law. */
export function* violations(root) {
  const builtin = new Set(builtinModules);
  for (const file of sources(root)) {
    const room = relative(root, file).split(/[\\/]/)[0];
    const law = LAW[room];
    if (law === undefined) {
      yield `${relative(root, file)}: there is no room "${room}"`;
      continue;
    }
    for (const match of readFileSync(file, "utf8").matchAll(IMPORT)) {
      const target = match[1] ?? match[2];
      const fault = judge(root, file, room, law, target, builtin);
      if (fault) yield `${relative(root, file)}: ${fault}`;
    }
  }
}

function judge(root, file, room, law, target, builtin) {
  if (target.startsWith(".")) {
    const path = relative(root, resolve(dirname(file), target));
    const there = path.split(/[\\/]/)[0];
    if (there === room) return judgeInner(room, relative(root, file), path);
    return law.rooms.has(there) ? null : `${room} may not import from ${there}`;
  }
  if (target.startsWith("node:") || builtin.has(target)) {
    const name = target.replace(/^node:/, "").split("/")[0];
    if (name === "net" && !law.net) return "node:net belongs to system, capture and simulator";
    if (name === "fs" && !law.fs) return "node:fs belongs to system, bundle and sinks";
    if (law.rooms.size === 0 && room === "model") return "model has no I/O";
    return null;
  }
  const name = target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
  return law.packages.includes(name) ? null : `${room} may not import the package ${name}`;
}

function judgeInner(room, from, to) {
  const [here, there] = [from, to].map((path) => path.split(/[\\/]/).slice(1, -1)[0]);
  const law = INNER_LAW[room];
  if (law === undefined || here === undefined || here === there) return null;
  if (law[here] === undefined) return `there is no room "${room}/${here}"`;
  return law[here].has(there) ? null : `${room}/${here} may not import from ${room}/${there ?? ""}`;
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.[cm]?ts$/.test(entry.name)) yield path;
  }
}

if (process.argv[1]?.endsWith("check-floors.mjs")) {
  const found = [...violations(resolve(process.argv[2] ?? "src"))];
  for (const sentence of found) console.error(sentence);
  process.exitCode = found.length > 0 ? 1 : 0;
}

import type { LogLevel } from "./event.ts";
import { errorOfFields } from "./json-error.ts";

/** One entry of a log written as JSON, one object a line: NautilusTrader, Docker's json-file, structlog, pino, … */
export interface JsonEntry {
  readonly message: string;
  readonly at: string | null;
  readonly atMs: number | null;
  readonly level: LogLevel | null;
  readonly component: string | null;
}

const MAX_LENGTH = 65_536;
const MESSAGE = ["message", "msg", "event", "log", "text", "MESSAGE"];
const TIME = ["timestamp", "time", "@timestamp", "ts", "asctime", "datetime", "date"];
const LEVEL = ["level", "levelname", "severity", "log_level", "lvl"];
const COMPONENT = ["component", "logger", "name", "logger_name", "module", "SYSLOG_IDENTIFIER"];

/** Reads a line that is one JSON object with a message; `null` for anything else. */
export function jsonEntry(line: string): JsonEntry | null {
  if (line.length > MAX_LENGTH || !/^\s*\{.*\}\s*$/.test(line)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== "object" || parsed === null) return null;
  const fields = new Map<string, unknown>(Object.entries(parsed));
  const message = pick(fields, MESSAGE, "string");
  const error = errorOfFields(fields, message);
  if (message === null && error === null) return null;
  const trace = ["exc_info", "exception", "stack", "traceback"]
    .map((key) => fields.get(key))
    .find((v) => typeof v === "string");
  const at = pick(fields, TIME, "string") ?? pick(fields, TIME, "number");
  return {
    message: [message, error, trace].filter((part) => typeof part === "string").join("\n"),
    at: at === null ? null : String(at).slice(0, 64),
    atMs: at === null ? null : millis(at),
    level: levelOf(pick(fields, LEVEL, "string") ?? pick(fields, LEVEL, "number")),
    component: pick(fields, COMPONENT, "string")?.slice(0, 120) ?? null,
  };
}

type Typed = { readonly string: string; readonly number: number };

function pick<T extends keyof Typed>(
  fields: Map<string, unknown>,
  names: readonly string[],
  type: T,
): Typed[T] | null {
  for (const name of names) {
    const value = fields.get(name);
    if (isOf(value, type)) return value;
  }
  return null;
}

function isOf<T extends keyof Typed>(value: unknown, type: T): value is Typed[T] {
  return typeof value === type;
}

function millis(at: string | number): number | null {
  // Seconds, milliseconds, microseconds or nanoseconds: told by their size in this century
  if (typeof at === "number") {
    if (!(at > 1e8)) return null;
    return at < 1e11 ? at * 1000 : at < 1e14 ? at : at < 1e17 ? at / 1e3 : at / 1e6;
  }
  const match = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?/.exec(at);
  if (match === null) return null;
  const whole = Date.parse(
    `${(match[1] ?? "").replace(" ", "T")}${(match[3] ?? "Z").replace(/(\d\d)(\d\d)$/, "$1:$2")}`,
  );
  return Number.isNaN(whole) ? null : whole + Number(`0.${match[2] ?? "0"}`) * 1000;
}

function levelOf(level: string | number | null): LogLevel | null {
  if (level === null) return null;
  // pino and bunyan: 10 trace … 60 fatal; Python's levelno has the same steps from 10 debug
  if (typeof level === "number")
    return level >= 50 ? "error" : level >= 40 ? "warning" : level >= 30 ? "info" : "debug";
  const name = level.toLowerCase();
  if (/^(?:error|critical|fatal|severe|err)$/.test(name)) return "error";
  if (name.startsWith("warn")) return "warning";
  return name === "info" || name === "notice"
    ? "info"
    : name === "debug"
      ? "debug"
      : name === "trace"
        ? "trace"
        : null;
}

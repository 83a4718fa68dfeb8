import type { LogLevel } from "./event.ts";
import { timestampAt } from "./timestamp.ts";

/** What stands before the message of a log line, whatever the format, and where the message may begin. */
export interface Head {
  readonly at: string | null;
  readonly atMs: number | null;
  readonly level: LogLevel | null;
  readonly component: string | null;
  /** The line cut at every place where the message may begin, longest first; phrases are tried on each. */
  readonly messages: readonly string[];
  /** `false`: neither time nor level: perhaps the continuation of an entry above. */
  readonly opens: boolean;
}

const LEVELS: Readonly<Record<string, LogLevel>> = {
  TRACE: "trace",
  DEBUG: "debug",
  INFO: "info",
  NOTICE: "info",
  WARN: "warning",
  WARNING: "warning",
  ERROR: "error",
  SEVERE: "error",
  CRITICAL: "error",
  FATAL: "error",
};

/** `name-1  | ` of docker compose, `[pod/name/container] ` of kubectl. */
const ORCHESTRATOR = /^[ \t]{0,8}(?:[A-Za-z][\w.-]{0,63} *\| ?|\[pod\/[\w./-]{1,160}\] ?)/;
/** `> ` of a quotation. */
const QUOTATION = /^[ \t]{0,8}(?:> ?){1,3}/;
/** What pytest marks as the error. */
const PYTEST = /^[ \t]{0,8}E {3,12}/;
/** A row of a Markdown table. */
const TABLE_ROW = /^[ \t]{0,8}\| ?(.*?)[ \t]*\|[ \t]*$/;
const SEPARATOR = /[ \t]*(?:[|:–-][ \t]+|[ \t]+|:(?=\w))/y;
const LEVEL =
  /[[(]?[ ]?(TRACE|DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|SEVERE|CRITICAL|FATAL)[ ]{0,5}[\])]?(?=[\s:|–-]|$)/y;
const LOWER_LEVEL =
  /(?:\[|level=)[ ]?(trace|debug|info|notice|warning|warn|error|critical|fatal)[ ]{0,5}\]?(?=[\s:|–-]|$)/y;
/** A thread, process or category in brackets; the line of source, as Airflow prints it. */
const BRACKETED = /\[[^[\]]{1,80}\]|\([A-Za-z][\w -]{1,40}\)|\{[\w./-]{1,80}:\d{1,6}\}/y;
/** A logger or component: one word that ends at a separator. */
const LOGGER =
  /[A-Za-z_<][\w.<>:/#-]{0,120}?(?=: |:$|:[A-Z[]| [-–|] | (?:TRACE|DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL) )|[A-Za-z_]\w{0,60}\[\d{1,8}\](?=:? )/y;
/** The logger of Python's `LEVEL:logger:message`, whatever the message begins with. */
const BASIC_LOGGER = /[A-Za-z_][\w.]{0,120}(?=:)/y;
/** Machine and program between syslog's time and the message; the stream in a container's log on a Kubernetes node. */
const OUTER_SOURCE = / (?:[\w.-]{1,64} [\w./@-]{1,64}\[\d{1,8}\]: |std(?:out|err) [FP] )/y;
/** A logger with dots, although only a space follows. */
const DOTTED = /[A-Za-z_]\w{0,40}(?:\.\w{1,40}){1,6}(?=[ ])/y;

/** Colours whose escape character was lost on the way through a clipboard. */
const LOST_COLOUR = /(?:\u241b|\^\[)?\[(?:0|1|[12];3\d|3\d|9\d)m(?!\])/g;

/** Takes the container's and the quotation's wrapping off a line, whichever is around the other. */
export function unwrapLine(line: string): string {
  const inner = line
    .replace(QUOTATION, "")
    .replace(ORCHESTRATOR, "")
    .replace(QUOTATION, "")
    .replace(TABLE_ROW, "$1")
    .replace(PYTEST, "");
  return inner.includes("[") ? inner.replace(LOST_COLOUR, "") : inner;
}

/** Splits an unwrapped, clean line. Linear: each part is matched once where it stands. */
export function parseHead(line: string): Head {
  let place = /^[ \t]{0,8}/.exec(line)?.[0].length ?? 0;
  let time = readTime(line, place);
  if (time === null) {
    // `(MainThread) 2026-…` of IB's sample programs, `[2026-…]` of many others
    const bracket = line.charAt(place) === "(" ? line.indexOf(") ", place) + 2 : place + 1;
    if (/[[(]/.test(line.charAt(place)) && bracket > place && bracket < place + 60)
      time = readTime(line, bracket);
  }
  // `docker logs -t` and syslog put their own time before the program's
  const outerEnd = time === null ? 0 : skip(OUTER_SOURCE, line, time.end);
  if (time !== null && outerEnd > time.end) time = { ...time, end: outerEnd - 1 };
  const inner = time === null ? null : readTime(line, skip(SEPARATOR, line, time.end));
  if (inner !== null) time = inner;
  const messages = [line.slice(place)];
  if (time !== null) {
    place = time.end + (/[\])]/.test(line.charAt(time.end)) ? 1 : 0);
    place = skip(SEPARATOR, line, place);
    messages.push(line.slice(place));
  }
  const parts = readParts(line, place, messages);
  return {
    at: time?.at ?? null,
    atMs: time?.atMs ?? null,
    level: parts.level,
    component: parts.component,
    messages,
    opens: time !== null || parts.level !== null,
  };
}

function readTime(line: string, from: number) {
  return from < line.length ? timestampAt(line, from) : null;
}

function readParts(line: string, start: number, messages: string[]) {
  let place = start;
  let level: LogLevel | null = null;
  let component: string | null = null;
  for (let part = 0; part < 6; part += 1) {
    const word: RegExpExecArray | null =
      level === null ? (take(LEVEL, line, place) ?? take(LOWER_LEVEL, line, place)) : null;
    let end: number;
    if (word !== null) {
      level = LEVELS[(word[1] ?? "").toUpperCase()] ?? null;
      end = place + word[0].length;
    } else {
      const basic: boolean = level !== null && component === null && line.charAt(place - 1) === ":";
      const name: RegExpExecArray | null =
        (basic ? take(BASIC_LOGGER, line, place) : null) ??
        take(LOGGER, line, place) ??
        (component === null ? take(DOTTED, line, place) : null);
      const other: RegExpExecArray | null = name ?? take(BRACKETED, line, place);
      if (other === null) break;
      if (name !== null) component ??= name[0];
      else if (/^\[[A-Za-z][\w.:-]{2,}\]$/.test(other[0])) component ??= other[0].slice(1, -1);
      end = place + other[0].length;
    }
    const next = skip(SEPARATOR, line, end);
    if (next === end && end < line.length) break;
    place = next;
    messages.push(line.slice(place));
  }
  return { level, component };
}

function take(pattern: RegExp, line: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(line);
}

function skip(pattern: RegExp, line: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(line) ? pattern.lastIndex : from;
}

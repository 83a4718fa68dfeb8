import { cleanLine } from "./clean-line.ts";
import type { EventDraft, EventKind, LogClient, LogEvent, LogLevel } from "./event.ts";
import { exceptionOf, meaningOf } from "./exception.ts";
import { type Head, parseHead, unwrapLine } from "./head.ts";
import { jsonEntry } from "./json-line.ts";
import { clientOfLogger } from "./logger-client.ts";
import { HINT, matchPhrases } from "./match-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { pythonTrace, stackTrace, type Trace, type TraceCollector } from "./traceback.ts";

/** Turns the lines of one log into events, whatever mixture of programs wrote it. Never throws; linear in the input. */
export interface LogReader {
  /** The next line, without its line break; lines are numbered from 1 unless told otherwise. */
  line(text: string, number?: number): void;
  /** No more lines: an unfinished trace becomes an event. */
  end(): void;
}

/** Longer lines are read up to here: no known text is that long. */
const MAX_LINE = 4096;
const MAX_TEXT = 400;
/** How far a short text may stand from the one that makes it credible, and a continuation from its entry. */
const NEAR = 60;

/** Where an entry's time, level and component come from: its own line, or the one it continues. */
interface Context {
  readonly at: string | null;
  readonly atMs: number | null;
  readonly level: LogLevel | null;
  readonly component: string | null;
}

const NOWHERE: Context = { at: null, atMs: null, level: null, component: null };

export function createLogReader({
  artifact,
  emit,
}: {
  artifact: string;
  emit(event: LogEvent): void;
}): LogReader {
  let number = 0;
  let trace: { collector: TraceCollector; context: Context; foreign: number } | null = null;
  let library: LogClient = "ib_async";
  let lastEvent: { kind: EventKind; client: LogClient; line: number } | null = null;
  let entry: { context: Context; line: number } | null = null;
  /** Raw lines since the last one that was parsed, to find the entry that a continuation belongs to. */
  let unparsed: string[] = [];

  function send(draft: EventDraft, context: Context, text: string, lines: readonly [number, number]): void {
    const client = ownerOf(draft.client, context.component);
    lastEvent = { kind: draft.kind, client, line: lines[0] };
    emit({
      ...draft,
      client,
      ...context,
      text: text.slice(0, MAX_TEXT),
      artifact,
      line: lines[0],
      lastLine: lines[1],
    });
  }

  function ownerOf(client: LogClient, component: string | null): LogClient {
    const named = clientOfLogger(component);
    if (named === "ib_insync" || named === "ib_async") library = named;
    if (client === "ib_async") return library;
    return client === "unknown" || client === "ib-java" ? (named ?? client) : client;
  }

  function sendTrace({ line, lastLine, frames, exception }: Trace, context: Context): void {
    for (const { path } of frames) {
      const found = /[\\/](ib_insync|ib_async)[\\/]/.exec(path)?.[1];
      if (found === "ib_insync" || found === "ib_async") library = found;
    }
    const { kind, details } =
      exception === null ? { kind: "traceback" as const, details: {} } : meaningOf(exception, frames);
    const isPython =
      frames.some(({ path }) => /\.pyx?$|^</.test(path)) ||
      !frames.some(({ path }) => /\.[cm]?[jt]sx?$|^node:|\.java$/.test(path));
    const client = isPython
      ? "python"
      : frames.some(({ path }) => path.endsWith(".java"))
        ? "ib-java"
        : "node";
    const text =
      exception === null
        ? "Traceback (most recent call last):"
        : `${exception.exception}: ${exception.message}`;
    send({ kind, client, ...exception, ...details, frames }, context, text, [line, lastLine]);
  }

  /** A line inside a trace; `true` when it was part of it. */
  function feedTrace(line: string): boolean {
    if (trace === null) return false;
    const { collector, context } = trace;
    const answer = collector.feed(line, number);
    if (answer === "more") return true;
    if (answer === "foreign") {
      trace.foreign += 1;
      // Two streams in one file: other lines may stand between those of a trace, but not many
      if (trace.foreign > 20) finishTrace();
      return false;
    }
    trace = null;
    sendTrace(answer, context);
    return answer.lastLine === number;
  }

  function finishTrace(): void {
    if (trace === null) return;
    const { collector, context } = trace;
    trace = null;
    sendTrace(collector.end(), context);
  }

  /** The entry whose continuation an unheaded line is: its time counts only where loggers put traces. */
  function inherited(): Context {
    for (let back = unparsed.length - 1; back >= 0; back -= 1) {
      const head = parseHead(unwrapLine(cleanLine(unparsed[back] ?? "")));
      if (head.opens) {
        entry = { context: contextOf(head), line: number - unparsed.length + back };
        break;
      }
    }
    if (entry === null || number - entry.line > NEAR) return NOWHERE;
    const { level } = entry.context;
    return level === null || level === "error" || level === "warning" ? entry.context : NOWHERE;
  }

  function read(line: string, outer: Context | null): void {
    const head = parseHead(line);
    const own = head.opens ? contextOf(head) : null;
    const context = own === null ? (outer ?? inherited()) : merge(own, outer);
    if (own !== null) entry = { context, line: number };
    unparsed = [];
    const message = head.messages.at(-1) ?? line;
    if (message.includes("Traceback (most recent call last)")) {
      finishTrace();
      trace = { collector: pythonTrace(number), context, foreign: 0 };
      return;
    }
    const owner = clientOfLogger(context.component);
    const draft = matchPhrases(head, (phrase) => isCredible(phrase, owner));
    if (draft !== null) {
      send(draft.draft, context, draft.message, [number, number]);
      return;
    }
    if (trace !== null) return;
    for (const candidate of head.messages) {
      const exception = exceptionOf(candidate.replace(/^Uncaught /, "").trimEnd());
      if (exception === null) continue;
      trace = { collector: stackTrace(number, exception), context, foreign: 0 };
      return;
    }
  }

  function isCredible({ after, client }: Phrase, owner: LogClient | null): boolean {
    if (after === null) return true;
    if (owner !== null) return owner === client || (client === "ib_async" && owner === "ib_insync");
    return lastEvent !== null && number - lastEvent.line <= NEAR && after.includes(lastEvent.kind);
  }

  return {
    line(text, at = number + 1) {
      number = at;
      const cut = text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text;
      if (trace === null && !HINT.test(cut)) {
        unparsed.push(cut);
        if (unparsed.length > NEAR) unparsed = unparsed.slice(-NEAR / 2);
        return;
      }
      const line = unwrapLine(cleanLine(cut)).trimEnd();
      const json = line.includes("{")
        ? jsonEntry(text.length > MAX_LINE ? unwrapLine(cleanLine(text)) : line)
        : null;
      if (json !== null) {
        const context = { at: json.at, atMs: json.atMs, level: json.level, component: json.component };
        for (const part of json.message.split("\n", 400)) {
          const inner = cleanLine(part.slice(0, MAX_LINE)).trimEnd();
          if (!feedTrace(inner) && HINT.test(inner)) read(inner, context);
        }
        return;
      }
      if (feedTrace(line) || !HINT.test(line)) {
        if (trace === null) unparsed.push(cut);
        return;
      }
      read(line, null);
    },
    end: finishTrace,
  };
}

function contextOf({ at, atMs, level, component }: Head): Context {
  return { at, atMs, level, component };
}

function merge(own: Context, outer: Context | null): Context {
  if (outer === null) return own;
  return {
    at: own.at ?? outer.at,
    atMs: own.at === null ? outer.atMs : own.atMs,
    level: own.level ?? outer.level,
    component: own.component ?? outer.component,
  };
}

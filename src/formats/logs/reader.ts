import { cutAtWord } from "../cut-at-word.ts";
import { cleanLine } from "./clean-line.ts";
import type { EventDraft, EventKind, LogClient, LogEvent } from "./event.ts";
import { type Exception, exceptionOf, meaningOf } from "./exception.ts";
import { type Head, parseHead, unwrapLine } from "./head.ts";
import { jsonEntry } from "./json-line.ts";
import { clientOfLogger } from "./logger-client.ts";
import { completed, errorIn, HINT, matchPhrases } from "./match-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { asksBelow, isTalk } from "./talk.ts";
import { createTraceFollower, type LineContext } from "./trace-follower.ts";
import type { Trace } from "./traceback.ts";

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

const NOWHERE: LineContext = { at: null, atMs: null, level: null, component: null };
/** Entries whose exception stands on the line below them. */
const EXPLAINED_BELOW: ReadonlySet<EventKind> = new Set([
  "startup-failed",
  "connection-failed",
  "callback-error",
]);

/** Exceptions whose type says nothing: their words may. */
const UNSAID: ReadonlySet<EventKind> = new Set(["traceback", "exception"]);

export function createLogReader({
  artifact,
  emit,
}: {
  artifact: string;
  emit(event: LogEvent): void;
}): LogReader {
  let number = 0;
  let library: LogClient = "ib_async";
  let lastEvent: { kind: EventKind; client: LogClient; line: number } | null = null;
  let entry: { context: LineContext; line: number } | null = null;
  /** The last event: its exception may follow. */
  let held: LogEvent | null = null;
  const traces = createTraceFollower(sendTrace);
  /** Where it was last asked about the line below. */
  let asked = Number.NEGATIVE_INFINITY;
  /** Raw lines since the last one that was parsed, to find the entry that a continuation belongs to. */
  let unparsed: string[] = [];

  function send(
    draft: EventDraft,
    context: LineContext,
    text: string,
    lines: readonly [number, number],
  ): void {
    const client = ownerOf(draft.client, context.component);
    lastEvent = { kind: draft.kind, client, line: lines[0] };
    release();
    const place = { artifact, line: lines[0], lastLine: lines[1] };
    held = { ...draft, client, ...context, text: cutAtWord(text, MAX_TEXT), ...place };
  }

  function release(): void {
    if (held !== null) emit(held);
    held = null;
  }

  function explain(exception: Exception): void {
    if (held === null || number - held.line > 1 || !EXPLAINED_BELOW.has(held.kind)) return;
    held = { ...held, ...completed({ ...exception, kind: held.kind, client: held.client }) };
  }

  function ownerOf(client: LogClient, component: string | null): LogClient {
    const named = clientOfLogger(component);
    if (named === "ib_insync" || named === "ib_async") library = named;
    if (client === "ib_async") return library;
    return client === "unknown" || client === "ib-java" ? (named ?? client) : client;
  }

  function sendTrace({ line, lastLine, frames, exception, of }: Trace, context: LineContext): void {
    for (const { path } of frames) {
      const found = /[\\/](ib_insync|ib_async)[\\/]/.exec(path)?.[1];
      if (found === "ib_insync" || found === "ib_async") library = found;
    }
    const { kind, details } =
      exception === null
        ? { kind: of === "task" ? ("task-origin" as const) : ("traceback" as const), details: {} }
        : meaningOf(exception, frames);
    const isPython =
      frames.some(({ path }) => /\.pyx?$|^</.test(path)) ||
      !frames.some(({ path }) => /\.[cm]?[jt]sx?$|^node:|\.java$/.test(path));
    const client: LogClient = isPython
      ? "python"
      : frames.some(({ path }) => path.endsWith(".java"))
        ? "ib-java"
        : "node";
    const text =
      exception === null
        ? "Traceback (most recent call last):"
        : `${exception.exception}: ${exception.message}`;
    const passedOn = exception !== null && UNSAID.has(kind) ? errorIn(exception.message) : null;
    const said = { kind, client, ...exception, ...details, ...passedOn, frames };
    send(said, context, text, [line, lastLine]);
  }

  /** The entry whose continuation an unheaded line is: its time counts only where loggers put traces. */
  function inherited(): LineContext {
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

  function read(line: string, outer: LineContext | null): void {
    const head = parseHead(line);
    const own = head.opens ? contextOf(head) : null;
    const context = own === null ? (outer ?? inherited()) : merge(own, outer);
    if (own !== null) entry = { context, line: number };
    unparsed = [];
    if (own === null && outer === null && number > asked && number - asked <= 2) return;
    const message = head.messages.at(-1) ?? line;
    if (message.includes("(most recent call last):")) {
      const of = line.includes("source_traceback: ") ? "task" : "exception";
      traces.beginPython({
        line: number,
        context,
        of,
        indent: /^[ \t]*(?=(?:\^C)?Traceback)/.exec(line)?.[0] ?? "",
      });
      return;
    }
    const owner = clientOfLogger(context.component);
    const speaker = { owned: owner !== null, level: context.level, component: context.component };
    const draft = matchPhrases(head, speaker, (phrase) => isCredible(phrase, owner));
    if (draft === "talk") return;
    if (draft !== null) {
      send(draft.draft, context, draft.message, [number, number]);
      return;
    }
    for (const candidate of head.messages) {
      const exception = exceptionOf(candidate.replace(/^Uncaught /, "").trimEnd());
      if (exception === null) continue;
      if (owner === null && isTalk(line, candidate, context.level)) return;
      if (candidate.endsWith(")") && own === null) {
        explain(exception);
        traces.name(exception, number, context);
      } else traces.beginStack(exception, number, context);
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
      if (held !== null && number > held.lastLine + 1) release();
      const cut = cutAtWord(text, MAX_LINE);
      if (asksBelow(cut)) asked = number;
      if (!traces.isOpen() && !HINT.test(cut)) {
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
          const inner = cleanLine(cutAtWord(part, MAX_LINE)).trimEnd();
          if (!traces.feed(inner, number) && HINT.test(inner)) read(inner, context);
        }
        traces.finish();
        return;
      }
      if (traces.feed(line, number)) return;
      if (!HINT.test(line)) {
        unparsed.push(cut);
        return;
      }
      read(line, null);
    },
    end() {
      traces.finish();
      release();
    },
  };
}

function contextOf({ at, atMs, level, component }: Head): LineContext {
  return { at, atMs, level, component };
}

function merge(own: LineContext, outer: LineContext | null): LineContext {
  if (outer === null) return own;
  return {
    at: own.at ?? outer.at,
    atMs: own.at === null ? outer.atMs : own.atMs,
    level: own.level ?? outer.level,
    component: own.component ?? outer.component,
  };
}

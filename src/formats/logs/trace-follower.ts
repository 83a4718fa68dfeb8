import type { LogEvent } from "./event.ts";
import type { Exception } from "./exception.ts";
import { parseHead } from "./head.ts";
import { pythonTrace, stackTrace, type Trace, type TraceCollector } from "./traceback.ts";

/** Where an entry's time, level and component come from: its own line, or the one it continues. */
export type LineContext = Pick<LogEvent, "at" | "atMs" | "level" | "component">;

/** Follows exceptions and their traces through the lines of a log, also where other lines stand between. */
export interface TraceFollower {
  isOpen(): boolean;
  /** A line while a trace is open; `true` when it was part of it. */
  feed(line: string, number: number): boolean;
  /** A line `Traceback (most recent call last):`, or `source_traceback: …` of a task; `indent`: what the whole trace is moved in by. */
  beginPython(head: { line: number; context: LineContext; of: Trace["of"]; indent: string }): void;
  /** A line `Type: message`, perhaps with `at …` lines below. */
  beginStack(exception: Exception, number: number, context: LineContext): void;
  /** A line `Type(message)`: NautilusTrader names the exception before its trace. */
  name(exception: Exception, number: number, context: LineContext): void;
  /** What is unfinished becomes an exception of its own. */
  finish(): void;
}

interface Named {
  readonly exception: Exception;
  /** Where it stands. */
  readonly line: number;
  /** Where its trace may still begin. */
  readonly until: number;
  readonly context: LineContext;
}

/** Lines between the end of a chained trace and the head of the next: a blank, the sentence, a blank. */
const CHAIN = 4;
/** Two streams in one file: other lines may stand between those of a trace, but not many. */
const MAX_FOREIGN = 20;

export function createTraceFollower(onTrace: (trace: Trace, context: LineContext) => void): TraceFollower {
  let open: {
    collector: TraceCollector;
    context: LineContext;
    foreign: number;
    named: Named | null;
    of: Trace["of"];
    indent: string;
  } | null = null;
  let named: Named | null = null;

  function close(trace: Trace): void {
    if (open === null) return;
    const { context, named: before } = open;
    open = null;
    if (before === null) {
      onTrace(trace, context);
      return;
    }
    // Chained: this was an earlier exception, the one that was named comes with a later trace
    if (trace.exception !== null) named = { ...before, until: trace.lastLine + CHAIN };
    onTrace({ ...trace, exception: trace.exception ?? before.exception }, context);
  }

  function dropNamed(): void {
    if (named === null) return;
    const { line, exception, context } = named;
    named = null;
    onTrace({ line, lastLine: line, frames: [], exception, of: "exception" }, context);
  }

  function finish(): void {
    if (open !== null) close(open.collector.end());
    dropNamed();
  }

  return {
    isOpen: () => open !== null || named !== null,
    feed(line, number) {
      if (open === null) {
        if (named !== null && number > named.until) dropNamed();
        return false;
      }
      const own = line.startsWith(open.indent) ? line.slice(open.indent.length) : line;
      const answer = open.collector.feed(own, number);
      if (answer === "more") return true;
      if (answer === "foreign") {
        open.foreign += 1;
        const isEntry = open.of === "task" || (open.named !== null && parseHead(line).opens);
        if (isEntry || open.foreign > MAX_FOREIGN) finish();
        return false;
      }
      close(answer);
      return answer.lastLine === number;
    },
    beginPython({ line, context, of, indent }) {
      if (open !== null) close(open.collector.end());
      open = { collector: pythonTrace(named?.line ?? line, of), context, foreign: 0, named, of, indent };
      named = null;
    },
    beginStack(exception, number, context) {
      finish();
      open = {
        collector: stackTrace(number, exception),
        context,
        foreign: 0,
        named: null,
        of: "exception",
        indent: "",
      };
    },
    name(exception, number, context) {
      finish();
      named = { exception, line: number, until: number + 1, context };
    },
    finish,
  };
}

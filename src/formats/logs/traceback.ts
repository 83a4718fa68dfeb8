import type { LogFrame } from "./event.ts";
import { type Exception, exceptionOf } from "./exception.ts";

/** A finished trace: where it stands, what it ended with. */
export interface Trace {
  readonly line: number;
  readonly lastLine: number;
  readonly frames: readonly LogFrame[];
  /** `null` when the trace breaks off before it names one. */
  readonly exception: Exception | null;
  /** `task`: no exception, but where asyncio's task was created. */
  readonly of: "exception" | "task";
}

/** Collects one trace line by line. `feed` answers `"more"`, the finished trace, or `"foreign"` for a line that is no part of it. */
export interface TraceCollector {
  feed(line: string, number: number): "more" | "foreign" | Trace;
  /** What there is, when the text ends inside it. */
  end(): Trace;
}

const MAX_LINES = 600;
const MAX_FRAMES = 12;
const PYTHON_FRAME = /^\s*File "(?<path>[^"]{1,400})", line (?<line>\d{1,9})(?:, in (?<name>.{1,120}))?$/;
const AT_FRAME =
  /^\s+at (?:async )?(?:(?<name>[^()]{1,200}) \()?(?<path>[^()]{1,400}?):(?<line>\d{1,9})(?::\d{1,9})?\)?$/;
const JAVA_FRAME = /^\s+at (?<name>[\w.$/<>@]{1,300})\((?<path>[^():]{1,120}):(?<line>\d{1,9})\)/;

/** A Python trace, from the line after `Traceback (most recent call last):`. */
export function pythonTrace(start: number, of: Trace["of"] = "exception"): TraceCollector {
  const frames: LogFrame[] = [];
  let last = start;
  let lines = 0;
  const done = (exception: Exception | null): Trace => ({
    line: start,
    lastLine: last,
    frames: frames.slice(-MAX_FRAMES),
    exception,
    of,
  });
  return {
    feed(raw, number) {
      lines += 1;
      // `  | ` frames the members of an exception group
      const line = raw.replace(/^ {0,8}[|+] ?/, "");
      const frame = PYTHON_FRAME.exec(line)?.groups;
      if (frame !== undefined) {
        frames.push(toFrame(frame));
        if (frames.length > 2 * MAX_FRAMES) frames.splice(1, MAX_FRAMES);
      } else if (line !== "" && !/^\s/.test(line) && !line.startsWith("[Previous line repeated")) {
        const exception = of === "task" ? null : (exceptionOf(line) ?? bareName(line));
        if (exception === null) return lines > MAX_LINES ? done(null) : "foreign";
        last = number;
        return done(exception);
      }
      last = number;
      return lines > MAX_LINES ? done(null) : "more";
    },
    end: () => done(null),
  };
}

/** The `at …` lines below an exception of Node.js or Java. */
export function stackTrace(start: number, exception: Exception): TraceCollector {
  const frames: LogFrame[] = [];
  let last = start;
  const done = (): Trace => ({
    line: start,
    lastLine: last,
    frames: frames.slice(0, MAX_FRAMES).reverse(),
    exception,
    of: "exception",
  });
  return {
    feed(line, number) {
      if (!/^\s+(?:at |\.\.\. \d+ more)/.test(line) || number - start > MAX_LINES) return done();
      const frame = (JAVA_FRAME.exec(line) ?? AT_FRAME.exec(line))?.groups;
      if (frame !== undefined && frames.length < MAX_FRAMES) frames.push(toFrame(frame));
      last = number;
      return "more";
    },
    end: done,
  };
}

function toFrame(groups: Record<string, string | undefined>): LogFrame {
  const { path = "", line = "0", name } = groups;
  return {
    path: path.replace(/^(?:async )?file:\/\//, ""),
    line: Number(line),
    function: name?.trim() ?? null,
  };
}

/** Exceptions of users need not end in `Error`: the last line of a trace is one whatever its name. */
function bareName(line: string): Exception | null {
  const match = /^(?:[A-Za-z_]\w*\.){0,8}([A-Z]\w{0,80})(?:: (.{0,1000}).*)?$/.exec(line);
  return match?.[1] === undefined ? null : { exception: match[1], message: match[2] ?? "" };
}

import { cutAtWord } from "../cut-at-word.ts";
import { errnoIn } from "./errno.ts";
import type { EventDetails, EventKind, LogFrame } from "./event.ts";

/** An exception as its last line names it. */
export interface Exception {
  /** Type without its package. */
  readonly exception: string;
  readonly message: string;
  /** Package the type was printed with: `redis.exceptions`; absent for built-in ones. */
  readonly package?: string;
}

/** `[10054]` of Node.js and `(10061)` of .NET stand behind the type. */
const NAMED =
  /^((?:[A-Za-z_]\w{0,60}\.){0,8})([A-Z]\w{0,80}|(?<=\.)(?:error|gaierror|herror|timeout))(?: \[\w{1,40}\]| \((\w{1,12})\))?(?:: ?(.*))?$/;
const CALLED = /^([A-Z]\w{0,60}(?:Error|Exception|Interrupt))\((.*?)\)?$/;
const IS_EXCEPTION =
  /(?:Error|Exception|Interrupt|Exit|Timeout|Expired|Iteration|Group)$|^(?:error|gaierror|herror|timeout)$/;

/** Reads `Type: message`, `package.Type: message` or `Type(message)`; `null` for anything else. */
export function exceptionOf(line: string): Exception | null {
  const called = CALLED.exec(line);
  if (called?.[1] !== undefined) return { exception: called[1], message: cutAtWord(called[2] ?? "", 1000) };
  const [, path = "", type, number, words = ""] = NAMED.exec(line) ?? [];
  if (type === undefined || !IS_EXCEPTION.test(type)) return null;
  const message = cutAtWord(number === undefined ? words : `(${number}) ${words}`, 1000);
  return { exception: type, message, ...(path === "" ? {} : { package: path.slice(0, -1) }) };
}

interface Meaning {
  readonly kind: EventKind;
  readonly details: EventDetails;
}

type Test = (exception: Exception, frames: readonly LogFrame[]) => Meaning | null;

/** What an exception means, when its type and text say so without doubt; otherwise it stays what it is. */
export function meaningOf(exception: Exception, frames: readonly LogFrame[]): Meaning {
  for (const test of TESTS) {
    const meaning = test(exception, frames);
    if (meaning !== null) return meaning;
  }
  return { kind: frames.length > 0 ? "traceback" : "exception", details: {} };
}

const LIBRARY = /[\\/](?:ibapi|ib_async|ib_insync|nautilus_trader|eventkit|vnpy_ib)[\\/]/;

/** Exception type and text → kind, with what the groups catch. */
const matches =
  (type: RegExp, text: RegExp, kind: EventKind): Test =>
  ({ exception, message }) => {
    if (!type.test(exception)) return null;
    const match = text.exec(message);
    return match === null ? null : { kind, details: { ...match.groups } };
  };

const inLibrary =
  (test: Test): Test =>
  (exception, frames) =>
    frames.some(({ path }) => LIBRARY.test(path)) ? test(exception, frames) : null;

const TESTS: readonly Test[] = [
  matches(/^ModuleNotFoundError$/, /^No module named '?(?<module>[\w.]+)/, "module-missing"),
  matches(
    /^ImportError$/,
    /^cannot import name '?(?<name>\w+)'? from (?:partially initialized module )?'?(?<module>[\w.]+)/,
    "import-broken",
  ),
  matches(
    /^AttributeError$/,
    /^module '(?<module>(?:ibapi|ib_async|ib_insync|eventkit|nautilus_trader)[\w.]*)' has no attribute '(?<name>\w+)'/,
    "import-broken",
  ),
  matches(
    /^TypeError$/,
    /^(?:\w+\.)*(?<function>make_msg|error|\w{1,60})\(\) (?:missing \d+ required (?:positional|keyword-only)|takes (?:from )?\d+ .{0,20}positional|got an unexpected keyword)/,
    "signature-mismatch",
  ),
  matches(
    /^TypeError$/,
    /^'(?:[<>]=?)' not supported between instances of '(?:NoneType' and 'int|int' and 'NoneType)'/,
    "server-version-none",
  ),
  matches(
    /^RuntimeError$/,
    /^There is no current event loop(?: in thread '?(?<thread>[^'.]+))?/,
    "no-event-loop",
  ),
  matches(/^RuntimeError$/, /^no running event loop/, "no-event-loop"),
  matches(
    /^RuntimeError$/,
    /^(?:This event loop is already running|asyncio\.run\(\) cannot be called from a running|Cannot run the event loop while another)/,
    "loop-already-running",
  ),
  matches(/^RuntimeError$/, /^Event loop is closed/, "loop-closed"),
  matches(/^RuntimeError$/, /attached to a different loop/, "loop-mismatch"),
  matches(
    /^RuntimeError$/,
    /^(?:cannot schedule new futures after|Executor shutdown has been called)/,
    "executor-shutdown",
  ),
  matches(
    /^ValueError$/,
    /^Account `?(?<value>[^`\s]+?)`? not found in the connected TWS\/Gateway/,
    "account-not-found",
  ),
  matches(/^KeyboardInterrupt$/, /^/, "keyboard-interrupt"),
  inLibrary(matches(/^UnicodeDecodeError$/, /^/, "decode-error")),
  inLibrary(matches(/^struct\.error$|^error$/, /unpack/, "decode-error")),
  ({ exception, message }) => {
    const errno =
      /^(?:Connection\w*Error|OSError|BrokenPipeError|gaierror|ConnectException|SocketException|UnknownHostException|OperationalError|timeout|Error|AggregateError|TimeoutError)$/.test(
        exception,
      )
        ? errnoIn(`${exception}: ${message}`)
        : null;
    return errno === null ? null : { kind: "socket-error", details: { errno, ...addressIn(message) } };
  },
];

/** The address a socket error names, as Python, Node.js, and .NET or Go print it. */
export function addressIn(text: string): { host?: string; port?: number } {
  const match =
    /\('([^']{1,80})', (\d{1,5})/.exec(text) ??
    /\bE[A-Z]{3,20} (\S{1,80}):(\d{1,5})\b/.exec(text) ??
    /(?<![\w.:])\[?(?:::ffff:)?([\d.]{7,15}|::1|localhost)\]?:(\d{1,5})\b/.exec(text);
  return match?.[1] === undefined ? {} : { host: match[1], port: Number(match[2]) };
}

import { cutAtWord } from "../../formats/cut-at-word.ts";
import { functionsAround, outlinePython, type PythonOutline } from "../../formats/python-outline.ts";
import { launchPlaces } from "./launch-places.ts";

/** What a line of source may mean for the connection. A hint supports or weakens a finding, never more. */
type SourceHintKind =
  /** `node.run()` in code that `asyncio.run(…)` has started: it returns at once, and the loop ends. */
  | "run-inside-running-loop"
  /** `node.run()` in an `async def` of which this file does not show how it is started. */
  | "run-inside-async-function"
  | "node-start"
  /** A coroutine that connects is made and never awaited. */
  | "connect-not-awaited"
  /** The synchronous `connect` of ib_async or ib_insync in an `async def`. */
  | "blocking-connect-in-async-function"
  /** A client is made in a function that runs in a thread, which has no event loop. */
  | "client-in-thread"
  | "dispose-after-await"
  | "wait-for-around-connect"
  | "run-in-notebook";

/** A line that may matter, quoted. */
export interface SourceHint {
  readonly kind: SourceHintKind;
  /** `path:line`, relative to the project. */
  readonly place: string;
  readonly quote: string;
  /** A second place that belongs to it: the `asyncio.run(` around `node.run()`. */
  readonly with: string | null;
}

const LONGEST_QUOTE = 160;
/** Lines to look back: a longer function is data, or an attack. */
const FURTHEST = 300;
const NODE_RUN = /node\w*\.run\s*\(/i;
const NODE_START = /node\w*\.start\s*\(/i;
const DISPOSE = /node\w*\.dispose\s*\(/i;
const MAKES_CLIENT = /\bIB\s*\(\s*\)|\bTradingNode\s*\(|\bib\w*\.connect\s*\(/;
const CONSUMES_COROUTINE =
  /\bawait\b|\breturn\b|\byield\b|\basyncio\.\w+\s*\(|create_task|run_until_complete|gather|ensure_future|\.run\s*\(/;

/** Reads a Python file for the ways a program gets in its own client's way. */
export function sourceHints(text: string, file: string): SourceHint[] {
  const outline = outlinePython(text);
  const launched = launchPlaces(outline);
  const about = [...text.matchAll(/\b(?:nautilus_trader|ib_async|ib_insync|ibapi)\b/g)].map(([name]) => name);
  const usesIb = about.some((name) => name === "ib_async" || name === "ib_insync");
  /** Nautilus's historical client, whose `connect` is a coroutine; ibapi's is not. */
  const awaitable = about.includes("nautilus_trader")
    ? /\.connectAsync\s*\(|\b\w*client\w*\.connect\s*\(/i
    : /\.connectAsync\s*\(/;
  const threaded = threadTargets(outline);
  const hints: SourceHint[] = [];
  outline.code.forEach((code, index) => {
    const line = index + 1;
    const add = (kind: SourceHintKind, other: number | null = null) => {
      const quote = cutAtWord((outline.source[index] ?? "").trim(), LONGEST_QUOTE);
      hints.push({ kind, place: `${file}:${line}`, quote, with: other === null ? null : `${file}:${other}` });
    };
    const around = functionsAround(outline, line);
    const inAsync = around[0]?.async === true;
    const launch = around.map(({ name }) => launched.get(name)).find((place) => place !== undefined);
    if (NODE_RUN.test(code)) {
      if (file.endsWith(".ipynb")) add("run-in-notebook");
      else if (launch !== undefined) add("run-inside-running-loop", launch);
      else if (inAsync) add("run-inside-async-function");
    }
    if (NODE_START.test(code)) add("node-start");
    if (DISPOSE.test(code) && inAsync) {
      const from = around[0]?.from ?? line;
      const before = outline.code.slice(Math.max(from - 1, index - FURTHEST), index);
      const awaited = before.findLastIndex((earlier) => /\bawait\b/.test(earlier));
      // Once `run_async` has returned there is nothing left to cancel.
      if (awaited >= 0 && !before.some((earlier) => /\brun_async\b/.test(earlier)))
        add("dispose-after-await", index - before.length + awaited + 1);
    }
    if (awaitable.test(code) && !CONSUMES_COROUTINE.test(statementAt(outline, index)))
      add("connect-not-awaited");
    if (usesIb && inAsync && /\b(?:self\.)?_?ib\w*\.connect\s*\(/.test(code) && !/\bawait\b/.test(code)) {
      add("blocking-connect-in-async-function");
    }
    if (
      /\b(?:wait_for|timeout)\s*\(/.test(code) &&
      /connect|run_async|start\w*\(/.test(statementAt(outline, index))
    ) {
      if (about.length > 0) add("wait-for-around-connect");
    }
    const thread = around.map(({ name }) => threaded.get(name)).find((place) => place !== undefined);
    if (thread !== undefined && MAKES_CLIENT.test(code)) add("client-in-thread", thread);
  });
  return hints;
}

/** Functions handed to a thread or an executor, with the line that does it. `app.run` of ibapi belongs in one. */
function threadTargets(outline: PythonOutline): Map<string, number> {
  const targets = new Map<string, number>();
  outline.code.forEach((code, index) => {
    for (const match of code.matchAll(
      /\b(?:Thread\s*\(.*?target\s*=|to_thread\s*\(|run_in_executor\s*\([^,]*,|\.submit\s*\()\s*(?:\w+\.)?(\w+)/g,
    )) {
      if (match[1] !== undefined && match[1] !== "run") targets.set(match[1], index + 1);
    }
  });
  return targets;
}

/** The line with those it continues, as far as brackets are open: an `await` may stand two lines up. */
function statementAt({ code }: PythonOutline, index: number): string {
  const furthest = 6;
  let from = index;
  while (from > 0 && index - from < furthest && /[([{,=]\s*$/.test(code[from - 1] ?? "")) from--;
  let to = index;
  while (to < code.length - 1 && to - index < furthest && /[([{,]\s*$/.test(code[to] ?? "")) to++;
  return code.slice(from, to + 1).join(" ");
}

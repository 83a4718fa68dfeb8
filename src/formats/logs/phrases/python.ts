import { phrases } from "../phrase.ts";

/** What asyncio and the interpreter print beside exceptions. */
export const pythonPhrases = phrases("python", [
  ["^C", /^\^C/, "keyboard-interrupt"],
  ["Task was destroyed but it is pending", /^Task was destroyed but it is pending!?/, "task-destroyed"],
  [
    "task: <Task pending",
    /^task: <Task pending name='(?<task>[^']{1,80})' coro=<(?<function>[\w.<>]{1,120})\(\)/,
    "task-destroyed",
    { after: ["task-destroyed"] },
  ],
  [
    "was never awaited",
    /^(?:.{0,300}?RuntimeWarning: )?coroutine '(?<function>[^']{1,120})' was never awaited/,
    "never-awaited",
  ],
  [
    "There is no current event loop",
    /^(?:RuntimeError: |.{0,300}?DeprecationWarning: )?There is no current event loop(?: in thread ['"]?(?<thread>[^'".]{1,80}))?/i,
    "no-event-loop",
  ],
  [
    "This event loop is already running",
    /^(?:RuntimeError: )?This event loop is already running/,
    "loop-already-running",
  ],
  [
    "asyncio.run() cannot be called from a running event loop",
    /^(?:RuntimeError: )?asyncio\.run\(\) cannot be called from a running event loop/,
    "loop-already-running",
  ],
  [
    "Cannot run the event loop while another loop",
    /^(?:RuntimeError: )?Cannot run the event loop while another loop is running/,
    "loop-already-running",
  ],
  ["Event loop is closed", /^(?:RuntimeError: )?Event loop is closed/, "loop-closed"],
  [
    "attached to a different loop",
    /^(?:RuntimeError: )?.{0,300}attached to a different loop/,
    "loop-mismatch",
  ],
  [
    "cannot schedule new futures after",
    /^(?:RuntimeError[:(] ?['"]?)?cannot schedule new futures after (?:interpreter )?shutdown/,
    "executor-shutdown",
  ],
  [
    "Executor shutdown has been called",
    /^(?:RuntimeError[:(] ?['"]?)?Executor shutdown has been called/,
    "executor-shutdown",
  ],
  ["Exception in callback", /^Exception in callback (?<function>[\w.<>]{1,120})/, "callback-error"],
  ["exception was never retrieved", /^(?:Task|Future) exception was never retrieved/, "callback-error"],
  ["is being cancelled", /^Unhandled exception during asyncio\.run\(\) shutdown/, "callback-error"],
]);

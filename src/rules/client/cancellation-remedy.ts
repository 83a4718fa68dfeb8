import type { Evidence } from "../../model/finding.ts";
import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { bestAttempt } from "../evidence/probe.ts";
import { pythonPackage, pythonVersion, within } from "../evidence/versions.ts";

type HintKind = NonNullable<Seen["project.source"]>["hints"][number]["kind"];

/** What each hint in the source means for a cancelled attempt. */
const HINTS: Readonly<Partial<Record<HintKind, string>>> = {
  "run-inside-running-loop":
    "calls `node.run()` while a loop runs: there it only schedules and returns, so that `asyncio.run` ends and cancels everything; use `await node.run_async()`, or build and run from synchronous code",
  "run-inside-async-function":
    "calls `node.run()` inside an async function: on a running loop it returns at once; use `await node.run_async()`",
  "node-start":
    "calls `node.start`, which does not exist: the exception ends the loop; use `node.run()` or `await node.run_async()`",
  "connect-not-awaited": "does not await `connect()`, so that the coroutine around it ends at once",
  "dispose-after-await": "calls `node.dispose()` while the loop runs, which cancels all tasks",
  "wait-for-around-connect": "puts a time limit of its own around the connection attempt",
};

export interface Hint {
  readonly text: string;
  readonly evidence: Evidence;
}

/**
 * Places in the program's source that fit a cancelled attempt; where the recorder saw one file do it, those of that
 * file, when it has any: its neighbours did not run.
 */
export function sourceHints(facts: Seen): readonly Hint[] {
  const ran = facts["capture.recorder"]?.cancellation?.place?.replace(/:\d+$/, "");
  const own = allHints(facts).filter(({ text }) => ran !== undefined && text.startsWith(`${ran}:`));
  return own.length > 0 ? own : allHints(facts);
}

function allHints(facts: Seen): readonly Hint[] {
  return (facts["project.source"]?.hints ?? []).flatMap((hint, index) => {
    const meaning = HINTS[hint.kind];
    if (meaning === undefined) return [];
    const evidence = fromFact("project.source", `hints[${index}]`, `${hint.place}: ${hint.quote}`);
    return [{ text: `${hint.place} ${meaning}.`, evidence }];
  });
}

/** What to do, and what would not help, fitting the source and the versions found. */
export function cancellationRemedy(facts: Seen): string {
  const hints = sourceHints(facts).map((hint) => hint.text);
  const general =
    'Keep the event loop alive until the node has stopped: `node.build()` and `node.run()` from synchronous code under `if __name__ == "__main__":`, or `await node.run_async()` in async code. To see the program\'s own exception, wrap its main coroutine in try/except that prints at once.';
  return [...(hints.length > 0 ? hints : [general]), wouldNotHelp(facts), versionNote(facts)]
    .filter((one) => one !== "")
    .join(" ");
}

function wouldNotHelp(facts: Seen): string {
  const python = pythonVersion(facts)?.version;
  const nautilus = pythonPackage(facts, "nautilus-trader");
  const logged = facts["capture.logs"]?.events.some((event) => event.client === "nautilus") ?? false;
  if (nautilus === undefined && !logged) return "";
  // 1.210.0 needs Python below 3.13: pyproject.toml at v1.210.0.
  const downgrade =
    python !== undefined && within(python, "3.13", null)
      ? "nautilus_trader 1.210.0 cannot be installed on Python 3.13 and prints the same"
      : "nautilus_trader 1.210.0 prints the same";
  return `What would not help: another Python (3.11 to 3.13 behave alike), a newer nautilus_trader (only the line after the cancellation changes), a downgrade (${downgrade}), restarting TWS, or another client id.`;
}

function versionNote(facts: Seen): string {
  const version = bestAttempt(facts)?.hello?.serverVersion;
  if (version === undefined || version === null) return "";
  return `About server versions: a server answers the lower of its own and the client's highest version, so a handshake that offers v100..176 gets 176 from every newer TWS; such a number only shows that TWS answers.`;
}

import { join } from "node:path";
import type { LogEvent } from "../../formats/logs/event.ts";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { logTail } from "../log-tail.ts";
import { type LauncherState, nextLauncherState } from "./launcher-state.ts";
import { settingsFolders } from "./settings-folders.ts";

interface LauncherEvent {
  /** As written: local time of the TWS machine, without zone. */
  readonly at: string | null;
  readonly state: LauncherState;
  /** In the artifact. */
  readonly line: number;
}

/** The last start of TWS or IB Gateway. */
export interface TwsLauncher {
  readonly path: string;
  readonly modified: string;
  readonly product: "tws" | "gateway" | null;
  /** The build, where the log names it. */
  readonly version: string | null;
  readonly state: LauncherState;
  readonly stateAt: string | null;
  readonly startedAt: string | null;
  readonly loginAttempts: number;
  readonly autoRestart: boolean;
  /** Changes of state since the last start, the newest 40. */
  readonly events: readonly LauncherEvent[];
  /** Its path in the bundle. */
  readonly artifact: string;
}

const MOST_EVENTS = 40;

/** Reads launcher.log as far as it is written in clear. */
export const twsLauncher = defineSource({
  id: "tws.launcher",
  kind: "collector",
  title: "Login of TWS",
  deadlineMs: 4000,
  async observe({ system, addArtifact }): Promise<TwsLauncher | null> {
    const newest = await newestLauncherLog(system);
    if (newest === null) return null;
    const tail = await logTail(system, newest.path, { path: "logs/tws/launcher.log", importance: 70 });
    if (tail === null) return null;
    addArtifact(tail.artifact);
    const product = /-{3} IB GATEWAY RESTART -{3}/.test(tail.text)
      ? "gateway"
      : /-{3} (?:TWS|TRADER WORKSTATION) RESTART -{3}/.test(tail.text)
        ? "tws"
        : null;
    const modified = new Date(newest.modifiedMs).toISOString();
    const version = /\b(?:build|version)[ =:]{1,3}(10\.\d{1,3}\.\d\w{0,3})\b/i.exec(tail.text)?.[1] ?? null;
    const login = sinceLastStart(tail.events);
    return { path: newest.path, modified, product, version, ...login, artifact: tail.artifact.path };
  },
});

async function newestLauncherLog(system: System): Promise<{ path: string; modifiedMs: number } | null> {
  const found = await Promise.all(
    (await settingsFolders(system)).map(async (folder) => {
      const path = join(folder, "launcher.log");
      const info = await system.files.info(path);
      return info?.kind === "file" ? [{ path, modifiedMs: info.modifiedMs }] : [];
    }),
  );
  return found.flat().sort((a, b) => b.modifiedMs - a.modifiedMs)[0] ?? null;
}

type Login = Pick<
  TwsLauncher,
  "state" | "stateAt" | "startedAt" | "loginAttempts" | "autoRestart" | "events"
>;

function sinceLastStart(all: readonly LogEvent[]): Login {
  // An automatic restart is announced by two lines, of which the banner is the first.
  const start = all.findLastIndex(({ kind, value }) => kind === "tws-restart" && value !== "auto-restart");
  const events = start < 0 ? all : all.slice(start);
  const changes: LauncherEvent[] = [];
  let state: LauncherState = "unknown";
  for (const event of events) {
    const next = nextLauncherState(state, event);
    if (next === null) continue;
    state = next;
    changes.push({ at: event.at, state, line: event.line });
  }
  return {
    state,
    stateAt: changes.at(-1)?.at ?? null,
    startedAt: start < 0 ? null : (events[0]?.at ?? null),
    loginAttempts: changes.filter((change) => change.state === "login-started").length,
    autoRestart: events.some(({ kind, value }) => kind === "tws-restart" && value === "auto-restart"),
    events: changes.slice(-MOST_EVENTS),
  };
}

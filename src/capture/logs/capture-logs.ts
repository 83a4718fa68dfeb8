import { defineSource } from "../../model/source.ts";
import { findLogs, namedLog } from "./find-logs.ts";
import type { LogInput } from "./read-log.ts";
import { readLogs } from "./read-logs.ts";
import type { LogFile, LogsValue } from "./value.ts";

const DEADLINE_MS = 60_000;
/** Leaves time to hand over what was read. */
const BUDGET_MS = 40_000;

/** The logs of the program under examination: named with `--log`, and found in the project. */
export const captureLogs = logsOf(findLogs);

/** Only the logs named with `--log`: what `diagnose FILE…` looks at, wherever it is started. */
export const givenLogs = logsOf(async () => []);

function logsOf(find: typeof findLogs) {
  return defineSource({
    id: "capture.logs",
    kind: "capture",
    title: "Log files",
    deadlineMs: DEADLINE_MS,
    async observe({ system, options, signal, addArtifact, learn, progress }): Promise<LogsValue> {
      const missing: LogFile[] = [];
      const named: LogInput[] = [];
      for (const path of options.logs) {
        const input = await namedLog(system, path);
        if (input === null) missing.push(absent(path));
        else named.push(input);
      }
      const isNamed = new Set(named.map(({ path }) => path));
      const found = (await find(system, options.project, signal)).filter(({ path }) => !isNamed.has(path));
      const inputs = [...named, ...found];
      if (inputs.length > 0) progress(`reading ${inputs.length} ${inputs.length === 1 ? "log" : "logs"}`);
      const limits = { budgetMs: BUDGET_MS, now: () => system.monotonicMs(), signal };
      const { value, artifacts, hostNames } = await readLogs(inputs, limits);
      for (const artifact of artifacts) addArtifact(artifact);
      for (const name of hostNames)
        learn({ value: name, kind: "host", origin: "machine_id in a NautilusTrader log" });
      return { ...value, files: [...missing, ...value.files] };
    },
  });
}

function absent(path: string): LogFile {
  const nothing = { artifact: null, bytes: 0, lines: null, modifiedMs: null, clients: [], omittedLines: 0 };
  return { path, origin: "flag", ...nothing, encoding: "utf-8", problem: "not found, or not a file" };
}

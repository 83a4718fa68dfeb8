import { basename } from "node:path";
import { givenLogs } from "../capture/logs/capture-logs.ts";
import { chooseTarget } from "../collectors/index.ts";
import { createGatherer } from "../engine/gather.ts";
import { createRedaction } from "../engine/redact/index.ts";
import type { FactObservations } from "../facts.ts";
import type { GatherOptions } from "../model/source.ts";
import type { System } from "../model/system.ts";
import type { Verdict } from "../model/verdict.ts";
import { standardRedaction } from "../redactors/documents.ts";
import { ask } from "../rules/ask.ts";
import { judge } from "./judge.ts";
import { readBundle } from "./read-bundle.ts";
import { redactRun } from "./redact-run.ts";

/** A verdict, with what to ask the reporter next; or why the files are refused. */
export type Diagnosed =
  | { readonly ok: true; readonly verdict: Verdict; readonly ask: string | null }
  | { readonly ok: false; readonly reason: string };

/** Zip files begin with these bytes. */
const ZIP = "PK\u0003\u0004";

/** The verdict from one bundle, or from any number of log files. All of it may be a stranger's. */
export async function diagnoseFiles(paths: readonly string[], system: System): Promise<Diagnosed> {
  const zips = await Promise.all(paths.map((path) => isZip(path, system)));
  if (!zips.includes(true)) return diagnoseLogs(paths, system);
  const [path] = paths;
  if (path === undefined || paths.length > 1)
    return { ok: false, reason: "give either one bundle, or log files; not both" };
  const bundle = await readBundle(path, () => false);
  if (!bundle.ok) return { ok: false, reason: `${basename(path)} is refused: ${bundle.reason}` };
  const redaction = createRedaction(standardRedaction);
  redaction.learnValue(bundle.facts, "facts");
  return answer(redaction.value(bundle.facts, "facts"));
}

async function diagnoseLogs(paths: readonly string[], system: System): Promise<Diagnosed> {
  const options: GatherOptions = {
    ...{ project: system.cwd, host: null, port: null, clientId: null, account: null, probeClientId: null },
    ...{ probeRelease: false, logs: paths, session: false },
  };
  const signal = new AbortController().signal;
  const gatherer = createGatherer({ system, options, signal, onProgress: () => {} });
  await gatherer.observe([givenLogs], chooseTarget(options, {}));
  const unread = gatherer
    .value(givenLogs)
    ?.files.find(({ artifact, problem }) => artifact === null && problem !== null);
  if (unread !== undefined) return { ok: false, reason: `${basename(unread.path)}: ${unread.problem}` };
  const { facts } = await redactRun(gatherer, {}, system);
  return answer(facts);
}

function answer(facts: FactObservations): Diagnosed {
  const verdict = judge(facts);
  return { ok: true, verdict, ask: ask(verdict) };
}

async function isZip(path: string, system: System): Promise<boolean> {
  return (await system.files.text(path, ZIP.length))?.startsWith(ZIP) ?? false;
}

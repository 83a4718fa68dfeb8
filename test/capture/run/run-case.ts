import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunOptions, runBehindTap } from "../../../src/capture/run/run-behind-tap.ts";
import type { RunFacts } from "../../../src/capture/run/run-facts.ts";
import type { RunResult } from "../../../src/capture/run/run-result.ts";
import { createSystem } from "../../../src/system/index.ts";

/** A run of a small program in a folder of its own. */
export interface CaseRun {
  readonly result: RunResult;
  readonly shown: { readonly stdout: string; readonly stderr: string };
  /** Text of an artifact; empty when there is none. */
  artifact(path: string): Promise<string>;
  value<Id extends "capture.run" | "capture.wire" | "capture.recorder">(id: Id): RunFacts[Id];
}

/** Writes `files` into a folder, runs `command` there behind the tap, and removes the folder. */
export async function runCase(
  setup: { files?: Record<string, string>; command: readonly string[]; port: number } & Partial<RunOptions>,
): Promise<CaseRun> {
  const { files = {}, port, ...options } = setup;
  const folder = await mkdtemp(join(tmpdir(), "run-case-"));
  const chunks = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const result = await runBehindTap({
      system: createSystem(),
      ...{ cwd: folder, project: folder, forSeconds: null, until: null, tapPort: null, recorder: true },
      ...{ terminal: false, colours: false, names: { host: [], port: [] } },
      target: { host: "127.0.0.1", port, hostIsKnown: true },
      signal: new AbortController().signal,
      onOutput: (stream, bytes) => void chunks[stream].push(bytes),
      ...options,
    });
    return {
      result,
      shown: {
        stdout: Buffer.concat(chunks.stdout).toString("latin1"),
        stderr: Buffer.concat(chunks.stderr).toString("latin1"),
      },
      async artifact(path) {
        const found = result.artifacts.find((artifact) => artifact.path === path);
        const parts: Uint8Array[] = [];
        if (found) for await (const part of found.open()) parts.push(part);
        return Buffer.concat(parts).toString("utf8");
      },
      value(id) {
        const fact = result.facts[id];
        if (fact.status !== "observed") throw new Error(`${id}: ${fact.status}`);
        return fact.value;
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A system whose environment has these variables as well. */
export function systemWith(env: Record<string, string>): RunOptions["system"] {
  const system = createSystem();
  return { ...system, env: { ...system.env, ...env } };
}

import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Artifact, KnownValue } from "../../src/model/artifact.ts";
import { isSkipped, type Observation, type Skipped } from "../../src/model/observation.ts";
import type { AnySource, GatherOptions } from "../../src/model/source.ts";
import type { System } from "../../src/model/system.ts";
import type { Target } from "../../src/model/target.ts";
import { createSystem } from "../../src/system/index.ts";

/** Makes a real folder with these files in it. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "project-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** A real system whose shell and home hold nothing of this machine. */
export function bareSystem(overrides: Partial<System> = {}): System {
  return { ...createSystem({ env: {}, home: "/nowhere/home" }), ...overrides };
}

export const OPTIONS: GatherOptions = {
  ...{ project: "/nowhere", host: null, port: null, clientId: null, account: null },
  ...{ probeClientId: null, probeRelease: false, logs: [], session: true },
};

const TARGET: Target = {
  ...{ host: "127.0.0.1", port: 7497, clientId: null, account: null, mode: null, origin: {}, logged: null },
};

export interface Observed<Value> {
  readonly value: Value;
  readonly artifacts: readonly Artifact[];
  readonly known: readonly KnownValue[];
}

/** Runs one source as the engine would, without its deadline. */
export async function observe<Value>(
  source: { observe(context: Parameters<AnySource["observe"]>[0]): Promise<Value> },
  given: {
    project?: string;
    program?: string;
    started?: readonly string[];
    logs?: readonly string[];
    system?: System;
    target?: Partial<Target>;
    facts?: Readonly<Record<string, Observation<unknown>>>;
  } = {},
): Promise<Observed<Exclude<Value, Skipped>>> {
  const artifacts: Artifact[] = [];
  const known: KnownValue[] = [];
  const value = await source.observe({
    system: given.system ?? bareSystem(),
    options: {
      ...{ ...OPTIONS, project: given.project ?? OPTIONS.project, logs: given.logs ?? [] },
      ...(given.program === undefined ? {} : { program: given.program }),
      ...(given.started === undefined ? {} : { started: given.started }),
    },
    target: { ...TARGET, ...given.target },
    facts: given.facts ?? {},
    signal: AbortSignal.timeout(20_000),
    addArtifact: (artifact) => void artifacts.push(artifact),
    learn: (value) => void known.push(value),
    progress: () => {},
  });
  return { value: JSON.parse(JSON.stringify(value)) as Exclude<Value, Skipped>, artifacts, known };
}

/** The value of a source that is expected to have looked. */
export async function look<Value>(
  source: { observe(context: Parameters<AnySource["observe"]>[0]): Promise<Value> },
  given: Parameters<typeof observe>[1] = {},
): Promise<Exclude<Value, Skipped>> {
  const { value } = await observe(source, given);
  if (isSkipped(value)) throw new Error(`skipped: ${value.skipped}`);
  return value;
}

export async function textOf(artifact: Artifact | undefined): Promise<string> {
  const blocks: Uint8Array[] = [];
  for await (const block of artifact?.open() ?? []) blocks.push(block);
  return Buffer.concat(blocks).toString("utf8");
}

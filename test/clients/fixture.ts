import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { normaliser } from "./normalise.ts";
import type { Played } from "./play.ts";
import type { Play } from "./plays.ts";

/** `run.json` of a fixture. */
export interface Recorded {
  readonly client: string;
  readonly version: string;
  readonly program: string;
  readonly scenario: string;
  readonly exitCode: number | null;
  /** From its first word to its end, whole; `null` when it did not end by itself. */
  readonly seconds: number | null;
  readonly serverVersions: readonly (number | null)[];
}

export const FIXTURES = fileURLToPath(new URL("../fixtures/clients", import.meta.url));

/** Writes what a play gave as a fixture: `run.json`, `stdout.log`, `stderr.log` and the program's log files. */
export async function record(play: Play, played: Played): Promise<void> {
  const folder = join(FIXTURES, play.client.id, play.id);
  const clean = normaliser(played);
  const files = new Map<string, string>([
    ["stdout.log", played.stdout],
    ["stderr.log", played.stderr],
    ...[...played.logs].map(([name, text]): [string, string] => [
      join("files", name.replace(/^logs[\\/]/, "")),
      text,
    ]),
  ]);
  const recorded: Recorded = {
    client: play.client.name,
    version: play.client.version,
    program: play.origin === null ? play.client.program : `origin/${play.origin}.py`,
    scenario: play.scenario,
    exitCode: played.exitCode,
    seconds: played.killed ? null : Math.round(played.seconds),
    serverVersions: played.serverVersions,
  };
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of files) if (text !== "") await write(join(folder, clean(name)), clean(text));
  await write(join(folder, "run.json"), `${JSON.stringify(recorded, null, 2)}\n`);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

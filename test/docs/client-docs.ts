import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { diagnoseFiles } from "../../src/app/diagnose-files.ts";
import { importanceOf } from "../../src/formats/logs/importance.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { createSystem } from "../../src/system/index.ts";
import { eventsOf, textsIn } from "../clients/decisive.ts";
import { FIXTURES, type Recorded } from "../clients/fixture.ts";
import { plays } from "../clients/plays.ts";

/** One recorded play: what it is, what it printed, and what the logs alone say about it. */
export interface RecordedPlay {
  readonly client: string;
  readonly play: string;
  readonly recorded: Recorded;
  readonly texts: ReadonlyMap<string, string>;
  readonly verdict: Verdict;
}

/** Every recorded play, in the order of the plays. */
export async function recordedPlays(): Promise<RecordedPlay[]> {
  const system = createSystem();
  const all: RecordedPlay[] = [];
  for (const { client, id } of plays) {
    const folder = join(FIXTURES, client.id, id);
    const recorded: Recorded = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
    const texts = await textsIn(folder);
    const diagnosed = await diagnoseFiles(
      [...texts.keys()].map((name) => join(folder, name)),
      system,
    );
    if (!diagnosed.ok) throw new Error(`${client.id}/${id}: ${diagnosed.reason}`);
    all.push({ client: client.id, play: id, recorded, texts, verdict: diagnosed.verdict });
  }
  return all;
}

/** Folders of fixtures that no play makes any more. */
export async function leftOver(): Promise<string[]> {
  const wanted = new Set(plays.map(({ client, id }) => `${client.id}/${id}`));
  const found: string[] = [];
  for (const client of await readdir(FIXTURES))
    for (const play of await readdir(join(FIXTURES, client))) found.push(`${client}/${play}`);
  return found.filter((name) => !wanted.has(name));
}

/** `docs/clients.md`: what each real client prints when it meets each behaviour of TWS, and what the logs alone prove. */
export async function clientDocs(): Promise<string> {
  const rows = await recordedPlays();
  const sections = [...new Set(rows.map(({ client }) => client))].map((client) => {
    const own = rows.filter((row) => row.client === client);
    const versions = [...new Set(own.flatMap(({ recorded }) => recorded.serverVersions))].filter(
      (v) => v !== null && v > 0,
    );
    return [
      `## ${client}`,
      "",
      `\`test/clients/programs/${own[0]?.recorded.program ?? ""}\`${versions.length === 0 ? "" : `; negotiates ${versions.join(", ")}`}`,
      "",
      "| against | first telling line | ends after | from its logs alone |",
      "|---|---|---|---|",
      ...own.map(row),
      "",
    ].join("\n");
  });
  return `${INTRODUCTION}\n${sections.join("\n")}`;
}

const INTRODUCTION = `# What real clients print

Generated from the recordings in \`test/fixtures/clients\` (\`npm run docs:clients\`); the recordings are made by the real
clients against the simulator (\`npm run test:clients:record\`, Linux). "Ends after" counts from the program's first line;
programs that only wait stop by themselves after 17 s, "goes on" means that it was killed 40 s after its first line. The last
column is the verdict of \`ib-bugreport diagnose\` on these logs and nothing else: beside the program, where TWS can be asked,
it knows more. \`program-…\` are programs of a user against a healthy TWS: most cancel their own connection, two are written
right. Times in the recordings are made alike: what follows at once does so, waits are kept to half a second.
`;

function row({ play, recorded, texts, verdict }: RecordedPlay): string {
  const ends =
    recorded.seconds === null
      ? "goes on"
      : `${Math.round(recorded.seconds)} s, exit ${recorded.exitCode ?? "–"}`;
  return `| ${play} | ${firstLine(texts)} | ${ends} | ${words(verdict)} |`;
}

/** Told by everyone in every play: no sign of what went wrong. */
const ROUTINE = /^(?:environment|starting|loop-not-running|node-building|running|connecting|task-origin)$/;

function firstLine(texts: ReadonlyMap<string, string>): string {
  const events = [...texts]
    .flatMap(([name, text]) => eventsOf(text, name))
    .filter(({ kind, code }) => !ROUTINE.test(kind) && !isNotice(code));
  const timed = events.filter(({ atMs }) => atMs !== null).sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0));
  const ordered = timed.length > 0 ? timed : events;
  const first = ordered.find(({ kind }) => importanceOf(kind) >= 6) ?? ordered[0];
  return first === undefined
    ? "nothing"
    : `\`${first.text.replaceAll("|", "\\\\|").replaceAll("`", "'").slice(0, 110)}\``;
}

/** Farm notices: every healthy session has them. */
function isNotice(code: number | undefined): boolean {
  return code !== undefined && code >= 2100 && code < 2170;
}

function words({ failureMode, fault, confidence, alternatives }: Verdict): string {
  if (failureMode !== null) return `**${failureMode}**, ${fault}, ${confidence}`;
  return alternatives.length === 0
    ? "open"
    : `open: ${alternatives.map((one) => one.failureMode).join(", ")}`;
}

import { join, resolve } from "node:path";
import { manifestOf } from "../bundle/manifest.ts";
import { scanZip } from "../bundle/scan.ts";
import { createSpool, isLeftOut, type LeftOut, type Spool, type Spooled } from "../bundle/spool.ts";
import { writeZip } from "../bundle/zip.ts";
import type { BundleEntry } from "../model/bundle.ts";
import type { Redacted } from "../model/redacted.ts";
import type { System } from "../model/system.ts";
import type { Verdict } from "../model/verdict.ts";
import { place } from "../sinks/place.ts";
import { judge } from "./judge.ts";
import { messageOf } from "./message-of.ts";
import type { ReportOptions, ReportResult } from "./options.ts";
import { programEnd } from "./program-end.ts";
import type { RedactedRun } from "./redact-run.ts";
import { renderMarkdown } from "./render.ts";
import { version } from "./version.ts";
import { withWords } from "./words.ts";

interface WriteInput {
  readonly redacted: RedactedRun;
  readonly options: ReportOptions;
  readonly system: System;
  readonly startedAt: Date;
  readonly fromMs: number;
  readonly interrupted: string | null;
}

/** Second half of the data path: diagnose → report → bundle → deliver. */
export async function writeReport(input: WriteInput): Promise<ReportResult> {
  const verdict = judge(input.redacted.facts);
  const program = programEnd(input.redacted.facts);
  const result = { schemaVersion: 1, verdict, program, interrupted: input.interrupted !== null } as const;
  const out = resolve(input.system.cwd, input.options.out ?? ".");
  const problems: string[] = [];
  // A temporary folder that is full or forbidden costs nothing: the output folder serves as well.
  for (const folder of [input.system.tempFolder, out]) {
    try {
      return { ...result, ...(await packAndPlace(input, { verdict, folder, out })) };
    } catch (error) {
      problems.push(`no file was written by way of ${folder}: ${messageOf(error)}`);
    }
  }
  // No room, no rights, a folder gone: the report is still told, if not written.
  const rendering = { ...input, verdict, template: input.options.template, files: [], leftOut: [] };
  const { markdown, warnings } = await renderMarkdown(rendering);
  return { ...result, bundle: null, report: null, markdown, warnings: [...warnings, ...problems] };
}

interface Way {
  readonly verdict: Verdict;
  /** Where the temporary files lie. */
  readonly folder: string;
  readonly out: string;
}

type Delivered = Pick<ReportResult, "bundle" | "report" | "markdown" | "warnings">;

async function packAndPlace(input: WriteInput, { verdict, folder, out }: Way): Promise<Delivered> {
  const spool = await createSpool(folder);
  try {
    return await deliver(await pack(input, verdict, spool), out, input.startedAt);
  } finally {
    await spool.clear();
  }
}

/** Places the files; where there is no room for the zip, there may be for the report. */
async function deliver(packed: Packed, out: string, startedAt: Date): Promise<Delivered> {
  const { zip, markdown, warnings } = packed;
  if (zip === null) return { bundle: null, report: null, markdown, warnings };
  // 20260301T093000Z
  const name = `ib-bugreport-${startedAt.toISOString().replace(/\.\d+|[-:]/g, "")}`;
  const text = { ending: ".md", text: markdown };
  try {
    const [bundle = null, report = null] = await place(out, name, [{ ending: ".zip", temporary: zip }, text]);
    return { bundle, report, markdown, warnings };
  } catch (error) {
    const [report = null] = await place(out, name, [text]);
    const why = `the bundle was not written: ${messageOf(error)}`;
    return { bundle: null, report, markdown, warnings: [...warnings, why] };
  }
}

interface Packed {
  /** The clean zip's temporary path; `null` when the final scan refused it. */
  readonly zip: string | null;
  readonly markdown: string;
  readonly warnings: readonly string[];
}

/** Packs and scans; a file in which the scan finds something is left out, and the rest packed once more. */
async function pack(input: WriteInput, verdict: Verdict, spool: Spool): Promise<Packed> {
  const { redacted, system, options } = input;
  let { files, leftOut } = await spoolArtifacts(redacted, spool);
  leftOut = [...redacted.unread, ...leftOut];
  for (let round = 0; ; round++) {
    const rendered = await renderMarkdown({ ...input, verdict, files, leftOut, template: options.template });
    const { markdown } = rendered;
    const warnings = [
      ...rendered.warnings,
      ...leftOut.map(({ path, reason }) => `${path} was left out: ${reason}`),
    ];
    const core = await spoolAll(spool, coreEntries(redacted, { verdict, leftOut, markdown }));
    const listed = [...files, ...core];
    const manifest = jsonEntry(redacted, "manifest.json", manifestOf(listed, version));
    const zip = join(spool.folder, `${round}.zip`);
    await writeZip(zip, [...listed, ...(await spoolAll(spool, [manifest]))]);
    const hits = await scanZip(zip, { learned: redacted.redaction.learned() });
    const [hit] = hits;
    if (hit === undefined) return { zip, markdown, warnings };
    await system.files.remove(zip);
    const guilty = files.filter(({ path }) => hits.some(({ entry }) => entry === path));
    if (guilty.length === 0) {
      const why = `nothing was written: the final scan found "${hit.rule}" in ${hit.entry}, line ${hit.line}`;
      return { zip: null, markdown: `${verdict.headline}\n`, warnings: [...warnings, why] };
    }
    files = files.filter((file) => !guilty.includes(file));
    leftOut = [...leftOut, ...guilty.map(({ path }) => ({ path, reason: reasonFor(path, hits) }))];
  }
}

function reasonFor(path: string, hits: Awaited<ReturnType<typeof scanZip>>): string {
  const hit = hits.find(({ entry }) => entry === path);
  return `the final scan found "${hit?.rule}" on line ${hit?.line}`;
}

/** A file that cannot be redacted is never written as it was. */
async function spoolArtifacts({ artifacts, redaction }: RedactedRun, spool: Spool) {
  const files: Spooled[] = [];
  const leftOut: LeftOut[] = [];
  for (const { kind, path, source, open } of artifacts) {
    const result = await spool.add({
      path: redaction.piece(path, "manifest.json"),
      content: redaction.stream({ kind, where: path, open }),
      source: redaction.piece(source, "manifest.json"),
    });
    if (isLeftOut(result)) leftOut.push(result);
    else files.push(result);
  }
  return { files, leftOut };
}

interface Core {
  readonly verdict: Verdict;
  readonly leftOut: readonly LeftOut[];
  readonly markdown: Redacted;
}

function coreEntries(run: RedactedRun, { verdict, leftOut, markdown }: Core): BundleEntry[] {
  return [
    jsonEntry(run, "facts.json", withWords(run.facts, run.words)),
    jsonEntry(run, "verdict.json", verdict),
    jsonEntry(run, "redactions.json", { schemaVersion: 1, redactions: run.redaction.entries(), leftOut }),
    { path: named(run, "report.md"), content: markdown, source: named(run, "ib-bugreport") },
  ];
}

function jsonEntry(run: RedactedRun, path: string, value: unknown): BundleEntry {
  return {
    path: named(run, path),
    content: run.redaction.json(value, path),
    source: named(run, "ib-bugreport"),
  };
}

function named(run: RedactedRun, text: string): Redacted {
  return run.redaction.piece(text, "manifest.json");
}

async function spoolAll(spool: Spool, entries: readonly BundleEntry[]): Promise<Spooled[]> {
  const results = await Promise.all(entries.map((entry) => spool.add(entry)));
  return results.map((result) => {
    if (isLeftOut(result)) throw new Error(`${result.path}: ${result.reason}`);
    return result;
  });
}

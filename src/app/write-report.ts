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
import type { ReportOptions, ReportResult } from "./options.ts";
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
  const result = { schemaVersion: 1, verdict, interrupted: input.interrupted !== null } as const;
  const rendering = { ...input, verdict, template: input.options.template };
  try {
    const spool = await createSpool(input.system.tempFolder);
    try {
      const packed = await pack(input, verdict, spool);
      return { ...result, ...(await deliver(input, packed)) };
    } finally {
      await spool.clear();
    }
  } catch (error) {
    // No room, no rights, a folder gone: the report is still told, if not written.
    const { markdown, warnings } = await renderMarkdown({ ...rendering, files: [], leftOut: [] });
    const why = `no file was written: ${error instanceof Error ? error.message : String(error)}`;
    return { ...result, bundle: null, report: null, markdown, warnings: [...warnings, why] };
  }
}

/** Places the files; where there is no room for the zip, there may be for the report. */
async function deliver(
  input: WriteInput,
  { zip, markdown, warnings }: Packed,
): Promise<Pick<ReportResult, "bundle" | "report" | "markdown" | "warnings">> {
  if (zip === null) return { bundle: null, report: null, markdown, warnings };
  const out = resolve(input.system.cwd, input.options.out ?? ".");
  // 20260301T093000Z
  const name = `ib-bugreport-${input.startedAt.toISOString().replace(/\.\d+|[-:]/g, "")}`;
  const text = { ending: ".md", text: markdown };
  try {
    const [bundle = null, report = null] = await place(out, name, [{ ending: ".zip", temporary: zip }, text]);
    return { bundle, report, markdown, warnings };
  } catch (error) {
    const [report = null] = await place(out, name, [text]);
    const why = `the bundle was not written: ${error instanceof Error ? error.message : String(error)}`;
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
      path: redaction.text(path, "file names"),
      content: redaction.stream({ kind, where: path, open }),
      source: redaction.text(source, "file names"),
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
  return run.redaction.text(text, "file names");
}

async function spoolAll(spool: Spool, entries: readonly BundleEntry[]): Promise<Spooled[]> {
  const results = await Promise.all(entries.map((entry) => spool.add(entry)));
  return results.map((result) => {
    if (isLeftOut(result)) throw new Error(`${result.path}: ${result.reason}`);
    return result;
  });
}

import { join, resolve } from "node:path";
import { manifestOf } from "../bundle/manifest.ts";
import { scanZip } from "../bundle/scan.ts";
import { createSpool, isLeftOut, type LeftOut, type Spool, type Spooled } from "../bundle/spool.ts";
import { writeZip } from "../bundle/zip.ts";
import type { BundleEntry } from "../model/bundle.ts";
import type { Redacted } from "../model/redacted.ts";
import type { System } from "../model/system.ts";
import type { Verdict } from "../model/verdict.ts";
import { buildReport, renderReport } from "../report/index.ts";
import { place } from "../sinks/place.ts";
import { judge } from "./judge.ts";
import type { ReportOptions, ReportResult } from "./options.ts";
import type { RedactedRun } from "./redact-run.ts";
import { loadTemplates } from "./templates.ts";
import { version } from "./version.ts";

interface WriteInput {
  readonly redacted: RedactedRun;
  readonly options: ReportOptions;
  readonly system: System;
  readonly startedAt: Date;
  readonly fromMs: number;
  readonly interrupted: string | null;
}

/** Second half of the data path: diagnose → report → bundle → deliver. A file that is not clean is left out, and that is said. */
export async function writeReport(input: WriteInput): Promise<ReportResult> {
  const { redacted, system } = input;
  const verdict = judge(redacted.facts);
  const spool = await createSpool(system.tempFolder);
  try {
    const { files, leftOut } = await spoolArtifacts(redacted, spool);
    return await deliver({ ...input, verdict, spool, files, leftOut });
  } finally {
    await spool.clear();
  }
}

async function spoolArtifacts(redacted: RedactedRun, spool: Spool) {
  const files: Spooled[] = [];
  const leftOut: LeftOut[] = [];
  for (const artifact of redacted.artifacts) {
    const { redaction } = redacted;
    const result = await spool.add({
      path: redaction.text(artifact.path, "file names"),
      content: redaction.stream({ kind: artifact.kind, where: artifact.path, open: artifact.open }),
      source: redaction.text(artifact.source, "file names"),
    });
    if (isLeftOut(result)) leftOut.push(result);
    else files.push(result);
  }
  return { files, leftOut };
}

interface DeliverInput extends WriteInput {
  readonly verdict: Verdict;
  readonly spool: Spool;
  readonly files: readonly Spooled[];
  readonly leftOut: readonly LeftOut[];
}

/** Packs, scans and places; a hit of the final scan leaves that file out and tries once more without it. */
async function deliver(input: DeliverInput): Promise<ReportResult> {
  const { redacted, spool, files, leftOut, system, options } = input;
  const markdown = await renderMarkdown(input);
  const core = await spoolAll(spool, coreEntries(redacted, input.verdict, leftOut, markdown));
  const all = [...files, ...core];
  const manifest = await spoolAll(spool, [jsonEntry(redacted, "manifest.json", manifestOf(all, version))]);
  const zip = join(spool.folder, `${leftOut.length}.zip`);
  await writeZip(zip, [...all, ...manifest]);
  const hits = await scanZip(zip, { learned: redacted.redaction.learned() });
  const culprits = new Set(hits.map(({ entry }) => entry));
  const guilty = files.filter(({ path }) => culprits.has(path));
  if (guilty.length > 0) {
    const reasons = hits.map(({ entry, line, rule }) => ({
      path: entry,
      reason: `the final scan found ${rule} on line ${line}`,
    }));
    const clean = files.filter((file) => !guilty.includes(file));
    return deliver({ ...input, files: clean, leftOut: [...leftOut, ...distinct(reasons, guilty)] });
  }
  const warnings = leftOut.map(({ path, reason }) => `${path} was left out: ${reason}`);
  const outcome = {
    schemaVersion: 1,
    verdict: input.verdict,
    interrupted: input.interrupted !== null,
  } as const;
  const [hit] = hits;
  if (hit !== undefined) {
    const why = `nothing was written: the final scan found ${hit.rule} in ${hit.entry}, line ${hit.line}`;
    return { ...outcome, bundle: null, report: null, markdown: "", warnings: [...warnings, why] };
  }
  const out = resolve(system.cwd, options.out ?? ".");
  const name = `ib-bugreport-${stamp(input.startedAt)}`;
  try {
    const [bundle, report] = await place(out, name, [
      { ending: ".zip", temporary: zip },
      { ending: ".md", text: markdown },
    ]);
    return { ...outcome, bundle: bundle ?? null, report: report ?? null, markdown, warnings };
  } catch (error) {
    const why = `the files could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return { ...outcome, bundle: null, report: null, markdown, warnings: [...warnings, why] };
  }
}

function distinct(reasons: readonly LeftOut[], guilty: readonly Spooled[]): LeftOut[] {
  return guilty.flatMap(({ path }) => reasons.find((reason) => reason.path === path) ?? []);
}

async function renderMarkdown(input: DeliverInput): Promise<Redacted> {
  const { redacted, system, options } = input;
  const report = buildReport({
    verdict: input.verdict,
    facts: redacted.facts,
    words: redacted.words,
    redactions: redacted.redaction.entries(),
    contents: input.files.map(({ path, bytes, source }) => ({ path, bytes, source })),
    toolVersion: version,
    times: {
      startedAt: input.startedAt.toISOString(),
      tookMs: Math.round(system.monotonicMs() - input.fromMs),
    },
    interrupted: input.interrupted,
  });
  const templates = await loadTemplates(system, options.template);
  return redacted.redaction.text(renderReport(report, templates), "report.md");
}

function coreEntries(run: RedactedRun, verdict: Verdict, leftOut: readonly LeftOut[], markdown: Redacted) {
  return [
    jsonEntry(run, "facts.json", run.facts),
    jsonEntry(run, "verdict.json", verdict),
    jsonEntry(run, "redactions.json", { schemaVersion: 1, redactions: run.redaction.entries(), leftOut }),
    { path: run.redaction.text("report.md", "file names"), content: markdown, source: own(run) },
  ];
}

function jsonEntry(run: RedactedRun, path: string, value: unknown): BundleEntry {
  return {
    path: run.redaction.text(path, "file names"),
    content: run.redaction.json(value, path),
    source: own(run),
  };
}

function own(run: RedactedRun): Redacted {
  return run.redaction.text("ib-bugreport", "file names");
}

async function spoolAll(spool: Spool, entries: readonly BundleEntry[]): Promise<Spooled[]> {
  const results = await Promise.all(entries.map((entry) => spool.add(entry)));
  return results.map((result) => {
    if (isLeftOut(result)) throw new Error(`${result.path} could not be written: ${result.reason}`);
    return result;
  });
}

/** `20260301T093000Z`: the contract's form of a UTC time in file names. */
function stamp(date: Date): string {
  return date.toISOString().replace(/\.\d+|[-:]/g, "");
}

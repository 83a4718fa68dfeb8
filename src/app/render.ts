import type { LeftOut, Spooled } from "../bundle/spool.ts";
import type { Redacted } from "../model/redacted.ts";
import type { System } from "../model/system.ts";
import type { Verdict } from "../model/verdict.ts";
import { buildReport, type Report, renderReport } from "../report/index.ts";
import { messageOf } from "./message-of.ts";
import type { RedactedRun } from "./redact-run.ts";
import { loadTemplates } from "./templates.ts";
import { version } from "./version.ts";

export interface RenderInput {
  readonly redacted: RedactedRun;
  readonly verdict: Verdict;
  readonly files: readonly Spooled[];
  readonly leftOut: readonly LeftOut[];
  readonly system: System;
  /** The user's own template. */
  readonly template: string | undefined;
  readonly startedAt: Date;
  readonly fromMs: number;
  readonly interrupted: string | null;
}

/** The report's Markdown; a template that fails, the user's or ours, costs its looks and not the report. */
export async function renderMarkdown(
  input: RenderInput,
): Promise<{ markdown: Redacted; warnings: readonly string[] }> {
  const warnings: string[] = [];
  const pass = (text: string) => input.redacted.redaction.text(text, "report.md");
  try {
    const report = view(input);
    if (input.template !== undefined) {
      try {
        return {
          markdown: pass(renderReport(report, await loadTemplates(input.system, input.template))),
          warnings,
        };
      } catch (error) {
        warnings.push(`the template was not used: ${sentence(error)}`);
      }
    }
    return { markdown: pass(renderReport(report, await loadTemplates(input.system))), warnings };
  } catch (error) {
    warnings.push(`the report has no layout, since it could not be rendered: ${sentence(error)}`);
    return { markdown: pass(bare(input.verdict)), warnings };
  }
}

function view(input: RenderInput): Report {
  const { redacted, verdict, files, system, startedAt } = input;
  return buildReport({
    verdict,
    facts: redacted.facts,
    words: redacted.words,
    redactions: redacted.redaction.entries(),
    contents: files.map(({ path, bytes, source }) => ({ path, bytes, source })),
    leftOut: input.leftOut,
    toolVersion: version,
    times: { startedAt: startedAt.toISOString(), tookMs: Math.round(system.monotonicMs() - input.fromMs) },
    interrupted: input.interrupted,
  });
}

/** The verdict as it is, for the day on which nothing else works. */
function bare(verdict: Verdict): string {
  const indented = JSON.stringify(verdict, null, 2).replaceAll("\n", "\n    ");
  return `# ${verdict.headline}\n\n    ${indented}\n`;
}

function sentence(error: unknown): string {
  return messageOf(error).split("\n")[0] ?? "";
}

import type { ReportOptions, ReportResult } from "../app/options.ts";
import { report } from "../app/report.ts";
import type { Severity } from "../model/finding.ts";
import { EXIT } from "./exit-codes.ts";
import type { GatherFlags } from "./gather-options.ts";
import { interruptible } from "./interrupt.ts";
import type { Io } from "./io.ts";
import { jsonLine } from "./json-line.ts";
import { printable } from "./printable.ts";
import { progressDisplay } from "./progress.ts";
import { printSummary } from "./summary.ts";

/** What every gathering command does with its options: gather, show, answer the exit code. */
export async function gatherAndShow(options: ReportOptions, flags: GatherFlags, io: Io): Promise<number> {
  const { interrupt, signal, release } = interruptible();
  const display = progressDisplay(io, flags.quiet === true);
  if (!flags.quiet) io.stderr.write(`${NOTICE}\n`);
  if (flags.probeRelease) io.stderr.write(`${RELEASE_NOTICE}\n`);
  try {
    const result = await report({ ...options, interrupt, signal, onProgress: display.show });
    display.end();
    if (flags.json) io.stdout.write(jsonLine(document(result)));
    else printSummary(result, io);
    if (flags.json) {
      for (const warning of result.warnings) io.stderr.write(`warning: ${printable(warning)}\n`);
      if (result.report === null) io.stderr.write(`${printable(result.markdown)}\n`);
    }
    return exitCode(result, flags.failOn, result.interrupted && (interrupt.aborted || signal.aborted));
  } finally {
    display.end();
    release();
  }
}

/** Manners: TWS may put a question on somebody's screen, so it is said before the first connection. */
const NOTICE =
  "Looking at this machine, the project and TWS. TWS may show a dialog about an incoming connection.";

/** Seen with one client and one release, and reason enough to say so before it is tried. */
const RELEASE_NOTICE =
  "--probe-release offers versions above 200 once. After such an attempt some Gateways answered nobody until restarted.";

function document(result: ReportResult) {
  const { schemaVersion, bundle, report, verdict } = result;
  return { schemaVersion, bundle, report, verdict };
}

function exitCode(result: ReportResult, failOn: string | undefined, interrupted: boolean): number {
  if (interrupted) return EXIT.interrupted;
  if (result.report === null) return EXIT.internal;
  const bad: readonly Severity[] = failOn === "warning" ? ["error", "warning"] : failOn ? ["error"] : [];
  return result.verdict.findings.some(({ severity }) => bad.includes(severity)) ? EXIT.findings : EXIT.ok;
}

import type { Report } from "./report.ts";

/** One way to make a report shorter: what goes, in words, and the report without it. */
interface Cut {
  readonly what: string;
  readonly cut: (report: Report) => Report;
}

/** In the order in which things can be missed: the verdict and its evidence stay longest. */
const CUTS: readonly Cut[] = [
  {
    what: "Most of the run's time line",
    cut: (report) => run(report, { lines: report.run?.lines.slice(0, 20) ?? [] }),
  },
  { what: "Configuration", cut: (report) => ({ ...report, configuration: [] }) },
  { what: "Environment", cut: (report) => ({ ...report, environment: [] }) },
  {
    what: "Most of the log",
    cut: (report) => ({ ...report, log: { ...report.log, lines: report.log.lines.slice(0, 15), files: [] } }),
  },
  {
    what: "What was ruled out and what is not known",
    cut: (report) => ({
      ...report,
      ruledOut: [],
      unknown: { nothing: false, undetermined: [], skipped: [], failed: [] },
    }),
  },
  {
    what: "The diagram and details of the run",
    cut: (report) => run(report, { diagram: null, details: [], connections: [] }),
  },
  {
    what: "What was tried",
    cut: (report) => ({ ...report, tried: { user: report.tried.user.slice(0, 5), tool: [] } }),
  },
  {
    what: "The log",
    cut: (report) => ({ ...report, log: { ...report.log, lines: report.log.lines.slice(0, 3) } }),
  },
  { what: "The run", cut: (report) => ({ ...report, run: null }) },
  {
    what: "Findings beside the first",
    cut: (report) => ({ ...report, findings: report.findings.slice(0, 1) }),
  },
  {
    what: "The reporter's words",
    cut: (report) => ({
      ...report,
      words: { ...report.words, expected: null, actual: null, steps: [], tried: [] },
      reproduce: { ...report.reproduce, steps: [] },
    }),
  },
  { what: "The table of evidence", cut: (report) => ({ ...report, evidence: [] }) },
];

/** The longest form of a report that `fits`; says what is missing. The last one is returned whether it fits or not. */
export function shorten(report: Report, fits: (report: Report) => boolean): Report {
  let short = report;
  for (const { what, cut } of CUTS) {
    if (fits(short)) return short;
    short = {
      ...cut(short),
      leftOut: [...short.leftOut, `${what}: left out here to keep within GitHub's limit; the zip has it.`],
    };
  }
  return short;
}

function run(report: Report, change: Partial<NonNullable<Report["run"]>>): Report {
  return report.run === null ? report : { ...report, run: { ...report.run, ...change } };
}

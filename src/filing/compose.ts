import type { LibraryDefect } from "../model/finding.ts";
import type { Issue, Report } from "../report/index.ts";
import {
  type Box,
  codePoints,
  fillTemplate,
  knownOf,
  titleFor,
  type UpstreamTemplate,
  type Vouched,
} from "../report/upstream/index.ts";
import type { Case } from "./case.ts";
import type { Component } from "./component.ts";

/** An issue ready to be shown, without its marker line. */
export interface Composed {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly template: string | null;
  readonly boxes: readonly Box[];
  /** Parameters of a link that opens it prefilled. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether such a link carries all of the text: fields without an id cannot be named in it. */
  readonly linkable: boolean;
}

/** GitHub refuses bodies above 65,536 characters (422 "body is too long"); the rest is for the marker and for edits. */
const MAX_BODY = 60_000;
const MARKER_ROOM = 200;

/** Writes the issue: into the maintainers' template when there is one, else in our own layout. */
export function compose(given: {
  readonly subject: Case;
  readonly template: UpstreamTemplate | null;
  readonly component: Component | null;
  readonly defect: LibraryDefect | null;
  readonly fingerprint: string;
  readonly notes: readonly string[];
  readonly titlePrefix: string;
  readonly vouched: Vouched;
  readonly renderIssue: (report: Report, maxCodePoints: number) => Issue;
  readonly maxBody?: number;
}): Composed {
  const { template, fingerprint, notes, vouched, defect } = given;
  const report = defect === null ? given.subject.report : aboutDefect(given.subject.report, defect);
  const title = `${given.titlePrefix}${report.title}`;
  const maxCodePoints = (given.maxBody ?? MAX_BODY) - MARKER_ROOM;
  if (template === null) {
    const foot = [...notes, `Fingerprint: \`${fingerprint}\``].join("\n\n");
    const { body } = given.renderIssue(report, maxCodePoints - codePoints(foot) - 2);
    const whole = `${body.trimEnd()}\n\n${foot}`;
    return {
      title: titleFor("", title),
      body: whole,
      labels: [],
      template: null,
      boxes: [],
      fields: { body: whole },
      linkable: true,
    };
  }
  const known = knownOf(given.subject.facts, report.versions, given.component);
  const filling = { report, known, fingerprint, notes };
  const filled = fillTemplate({ template, filling, vouched, title, maxCodePoints });
  return { ...filled, labels: template.labels, template: template.file };
}

/** The same evidence, told as the library's defect; the failure that brought it to light has a cause of its own. */
function aboutDefect(report: Report, defect: LibraryDefect): Report {
  const first = report.findings.filter((one) => one.defect?.id === defect.id);
  const others = report.findings.filter((one) => one.defect?.id !== defect.id);
  return {
    ...report,
    title: `${defect.component}: ${defect.summary}`,
    verdict: {
      ...report.verdict,
      headline: `${defect.summary} This came to light in a failure whose own cause lies elsewhere: ${report.verdict.headline}`,
    },
    findings: [...first, ...others],
  };
}

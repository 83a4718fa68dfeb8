import type { Templates } from "./handlebars.ts";
import { plainLine } from "./markdown/plain.ts";
import type { Report } from "./report.ts";
import { shorten } from "./shorten.ts";

/** Title (one line, at most 120 characters) and body of an issue in our own layout. */
export interface Issue {
  readonly title: string;
  readonly body: string;
}

/** GitHub takes 256 characters; lists show about half of them. */
const MOST_TITLE = 120;

/**
 * The report as an issue, for a repository without a template; sections are left out by importance until it fits.
 * GitHub counts code points and refuses more than 65,536.
 */
export function renderIssue(report: Report, templates: Templates, maxCodePoints = 60_000): Issue {
  const fits = (one: Report) => [...templates.issue(one)].length <= maxCodePoints;
  return { title: issueTitle(report.title), body: templates.issue(shorten(report, fits)) };
}

function issueTitle(title: string): string {
  const chars = [...plainLine(title, 1000).replace(/\s+/g, " ").trim()];
  return chars.length <= MOST_TITLE ? chars.join("") : `${chars.slice(0, MOST_TITLE - 1).join("")}…`;
}

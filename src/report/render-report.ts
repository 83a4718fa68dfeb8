import type { Templates } from "./handlebars.ts";
import type { Report } from "./report.ts";

/** The whole report as Markdown. */
export function renderReport(report: Report, templates: Templates): string {
  return templates.report(report);
}

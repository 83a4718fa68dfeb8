export { buildReport, type ReportInput } from "./build-report.ts";
export { prepareTemplates, type TemplateSource, type TemplateSources, type Templates } from "./handlebars.ts";
export { type Issue, renderIssue } from "./render-issue.ts";
export { renderReport } from "./render-report.ts";
export type * from "./report.ts";

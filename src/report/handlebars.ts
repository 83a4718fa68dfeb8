import type { Report } from "./report.ts";

/** A template as text, or as `Handlebars.precompile` made it. */
export type TemplateSource = string | object;

/** The files of `templates/`: `report.hbs`, `issue.hbs` and what stands in `partials/`, by name without ending. */
export interface TemplateSources {
  readonly report: TemplateSource;
  readonly issue: TemplateSource;
  readonly partials: Readonly<Record<string, TemplateSource>>;
}

/** Templates ready to be filled. */
export interface Templates {
  readonly report: (report: Report) => string;
  readonly issue: (report: Report) => string;
}

/** Makes templates ready; the compiler is loaded only when one of them is text. */
export async function prepareTemplates(_sources: TemplateSources): Promise<Templates> {
  throw new Error("not written yet");
}

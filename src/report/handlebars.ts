import type Handlebars from "handlebars";
import { COMPILE_OPTIONS } from "./compile-options.ts";
import { helpers } from "./helpers.ts";
import { tidy } from "./markdown/tidy.ts";
import type { Report } from "./report.ts";

/** A template as text, or as `Handlebars.precompile` with `COMPILE_OPTIONS` made it. */
export type TemplateSource = string | TemplateSpecification;
export type TemplateSpecification = Readonly<Record<string, unknown>>;

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

/** Makes templates ready; the compiler is loaded only when one of them is text. Throws for a template that cannot be compiled. */
export async function prepareTemplates(sources: TemplateSources): Promise<Templates> {
  const all = [sources.report, sources.issue, ...Object.values(sources.partials)];
  const handlebars = all.some((source) => typeof source === "string") ? await compiler() : await runtime();
  const ready = (source: TemplateSource): Handlebars.TemplateDelegate =>
    typeof source === "string"
      ? handlebars.compile(source, COMPILE_OPTIONS)
      : handlebars.template({ ...source } as unknown as Handlebars.TemplateDelegate);
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  for (const [name, partial] of Object.entries(sources.partials))
    handlebars.registerPartial(name, ready(partial));
  return { report: filled(ready(sources.report)), issue: filled(ready(sources.issue)) };
}

/** The report goes in as a plain copy, so that no template reaches anything but data. */
function filled(template: Handlebars.TemplateDelegate): (report: Report) => string {
  return (report) => tidy(template(JSON.parse(JSON.stringify(report))));
}

async function compiler(): Promise<typeof Handlebars> {
  return (await import("handlebars")).default.create();
}

/** The part of Handlebars that fills compiled templates; its published types name nothing. */
async function runtime(): Promise<typeof Handlebars> {
  const { default: bare } = (await import("handlebars/runtime.js")) as unknown as {
    default: typeof Handlebars;
  };
  return bare.create();
}

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
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, strict(name, helper));
  for (const [name, partial] of Object.entries(sources.partials))
    handlebars.registerPartial(name, ready(partial));
  return { report: filled(ready(sources.report)), issue: filled(ready(sources.issue)) };
}

/** Handlebars' own strictness does not reach what stands behind a helper: a name the report does not have is an error there too. */
function strict(name: string, helper: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  return (value: unknown, ...rest: unknown[]) => {
    if (value !== undefined) return helper(value, ...rest);
    const { loc } = rest.at(-1) as { loc?: { start: { line: number } } };
    throw new Error(`line ${loc?.start.line}: {{${name} …}} is given a name that the report does not have`);
  };
}

/** The report goes in as a plain copy, so that no template reaches anything but data; what a stranger's fact lacks is empty. */
function filled(template: Handlebars.TemplateDelegate): (report: Report) => string {
  return (report) => tidy(template(JSON.parse(JSON.stringify(report, (_key, value) => value ?? null))));
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

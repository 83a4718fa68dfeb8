import { join } from "node:path";
import type { System } from "../model/system.ts";
import { prepareTemplates, type TemplateSources, type Templates } from "../report/index.ts";
import { compiledTemplates } from "./compiled-templates.ts";

/** The templates of the package, ready; the user's own takes the place of the report's. */
export async function loadTemplates(system: System, own?: string): Promise<Templates> {
  const sources = compiledTemplates ?? (await written(system));
  return prepareTemplates(own === undefined ? sources : { ...sources, report: own });
}

/** As they are written: what runs from source must not show what an older build compiled. */
async function written(system: System): Promise<TemplateSources> {
  const folder = join(system.packageFolder, "templates");
  const read = async (path: string) => (await system.files.text(join(folder, path))) ?? "";
  const names = (await system.files.list(join(folder, "partials"))).filter((name) => name.endsWith(".hbs"));
  const partials = await Promise.all(
    names.map(async (name) => [name.slice(0, -4), await read(join("partials", name))] as const),
  );
  return {
    report: await read("report.hbs"),
    issue: await read("issue.hbs"),
    partials: Object.fromEntries(partials),
  };
}

import { readdirSync, readFileSync } from "node:fs";
import { prepareTemplates, type Templates } from "../../src/report/index.ts";

const folder = new URL("../../templates/", import.meta.url);

/** Every template file by its path below `templates/`. */
export function templateFiles(): Record<string, string> {
  const names = [
    ...readdirSync(folder),
    ...readdirSync(new URL("partials/", folder)).map((name) => `partials/${name}`),
  ];
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(".hbs"))
      .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
  );
}

/** The templates of the package, ready. */
export function packageTemplates(): Promise<Templates> {
  const files = templateFiles();
  const partials = Object.entries(files).flatMap(([path, source]) =>
    path.startsWith("partials/") ? [[path.slice("partials/".length, -".hbs".length), source]] : [],
  );
  return prepareTemplates({
    report: files["report.hbs"] ?? "",
    issue: files["issue.hbs"] ?? "",
    partials: Object.fromEntries(partials),
  });
}

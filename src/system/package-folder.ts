import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, from source, from the build and from the bundle alike. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "templates", "report.hbs"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("ib-bugreport cannot find its own package folder");
    folder = above;
  }
  return folder;
}

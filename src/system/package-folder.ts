import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, from source, from the build and from the bundle alike. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackage(folder)) {
    const above = dirname(folder);
    if (above === folder) throw new Error("ib-bugreport cannot find its own package folder");
    folder = above;
  }
  return folder;
}

/** The bundle's own `package.json` has no name: it says of what kind its modules are. */
function isPackage(folder: string): boolean {
  try {
    return "name" in JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return false;
  }
}

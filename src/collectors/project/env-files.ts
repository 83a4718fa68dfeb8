import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import type { ConfigEntry } from "../../formats/config/index.ts";
import type { ProjectFile } from "./walk.ts";

/** `env_file` of a compose service: a path, a list of them, or of `{ path: … }`; from the folder of the compose file. */
export function envFilesOf(
  entries: readonly ConfigEntry[],
  file: ProjectFile,
  project: string,
): ProjectFile[] {
  const paths = entries.filter(
    ({ path }) => path[0] === "services" && path[2] === "env_file" && path.at(-1) !== "required",
  );
  return paths.flatMap(({ value }) => {
    const path = resolve(dirname(file.path), value);
    const inside = relative(project, path).replaceAll("\\", "/");
    if (inside === "" || inside.startsWith("../") || isAbsolute(inside)) return [];
    return [{ path, name: basename(path), relative: inside, depth: inside.split("/").length - 1 }];
  });
}

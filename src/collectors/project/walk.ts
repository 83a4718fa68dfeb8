import { join } from "node:path";
import type { System } from "../../model/system.ts";

/** A file of the project. */
export interface ProjectFile {
  readonly path: string;
  readonly name: string;
  /** From the project's folder, with `/`. */
  readonly relative: string;
  /** 0: in the project's folder itself. */
  readonly depth: number;
}

/** What a walk has found. */
export interface Walk {
  /** Nearest first. */
  readonly files: readonly ProjectFile[];
  /** The limits ended the walk before the folders did. */
  readonly truncated: boolean;
  /** Folders of the project that cannot be opened, from its folder; `.` for that itself. */
  readonly unreadable: readonly string[];
}

/** What to look for, and how far. */
export interface WalkLimits {
  /** Whether a file of this name, at this place in the project, is of interest. */
  wanted(name: string, relative: string): boolean;
  readonly depth: number;
  readonly maxFolders: number;
  readonly maxFiles: number;
  readonly signal: AbortSignal;
}

/** Folders that hold other people's files, or products of a build. */
const FOREIGN = new Set([
  ...["node_modules", "site-packages", "dist-packages", "__pycache__", "__pypackages__", "bower_components"],
  ...["dist", "build", "target", "htmlcov", "coverage", "demo-report", "envs", "virtualenvs"],
]);
/** Of the folders that start with a dot, only these hold what a program reads. */
const KEPT_HIDDEN = new Set([".streamlit", ".config", ".docker", ".devcontainer", ".secrets", ".vscode"]);

/** The project's files, breadth first, so that a limit cuts the remote ones. Folders behind links are left out. */
export async function walkProject(system: System, root: string, limits: WalkLimits): Promise<Walk> {
  const files: ProjectFile[] = [];
  const queue: { path: string; relative: string; depth: number }[] = [{ path: root, relative: "", depth: 0 }];
  const unreadable: string[] = [];
  let folders = 0;
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    if (limits.signal.aborted || folders++ >= limits.maxFolders)
      return { files, truncated: true, unreadable };
    const entries = await system.files.entries(folder.path);
    if (entries === null) {
      unreadable.push(folder.relative || ".");
      continue;
    }
    if (folder.depth > 0 && entries.some(({ name }) => name === "pyvenv.cfg" || name === "conda-meta"))
      continue;
    for (const { name, kind } of entries) {
      const path = join(folder.path, name);
      const relative = folder.relative === "" ? name : `${folder.relative}/${name}`;
      if (kind === "folder") {
        const open = name.startsWith(".") ? KEPT_HIDDEN.has(name) : !FOREIGN.has(name);
        if (open && folder.depth < limits.depth) queue.push({ path, relative, depth: folder.depth + 1 });
      } else if (
        limits.wanted(name, relative) &&
        (kind === "file" || (await system.files.info(path))?.kind === "file")
      ) {
        if (files.length >= limits.maxFiles) return { files, truncated: true, unreadable };
        files.push({ path, name, relative, depth: folder.depth });
      }
    }
  }
  return { files, truncated: false, unreadable };
}

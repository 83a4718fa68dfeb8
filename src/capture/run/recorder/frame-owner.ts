import type { Frame } from "../recorder-value.ts";
import type { RawFrame } from "./raw-record.ts";

/** Tells the program's own code from installed packages and from the runtime. */
export function frameReader(setup: {
  /** The project, absolute; its files are named relative to it. */
  project: string;
  /** Where the runtimes keep their own code. */
  runtimeRoots: readonly string[];
}): (frame: RawFrame) => Frame {
  const project = slashed(setup.project).replace(/\/+$/, "");
  const roots = setup.runtimeRoots.map(slashed).filter((root) => root !== "");
  return ([path, line, name]) => {
    const file = slashed(path);
    const inside = project !== "" && file.startsWith(`${project}/`);
    return {
      file: inside ? file.slice(project.length + 1) : file,
      line,
      function: name,
      owner: ownerOf(file, roots),
    };
  };
}

const PACKAGE = /\/(?:site-packages|dist-packages|node_modules)\/|\.(?:pyx|pxd|pxi)$/;
const RUNTIME = /^node:|^internal\/|^<frozen /;

function ownerOf(file: string, roots: readonly string[]): Frame["owner"] {
  if (PACKAGE.test(file)) return "package";
  if (RUNTIME.test(file) || roots.some((root) => file.startsWith(`${root}/`))) return "runtime";
  return "user";
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

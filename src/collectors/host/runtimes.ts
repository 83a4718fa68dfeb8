import { dirname, join } from "node:path";
import { flatSettings } from "../../formats/flat-settings.ts";
import { readJavaVersion } from "../../formats/java-version.ts";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";

/** A Java that TWS, IB Gateway or IBC could run on. */
export interface JavaRuntime {
  readonly version: string;
  readonly vendor: string | null;
  readonly folder: string;
  /** Whether it is the `java` on PATH, what JAVA_HOME names, one in the usual folders, or TWS's own. */
  readonly found: "PATH" | "JAVA_HOME" | "installed" | "TWS";
}

/** The language runtimes of the machine; Python is a matter of `project.python`. */
export interface HostRuntimes {
  readonly node: string;
  readonly npm: string | null;
  readonly java: readonly JavaRuntime[];
}

const MOST_JAVAS = 8;

/** Finds Node, npm and Java. */
export const hostRuntimes = defineSource({
  id: "host.runtimes",
  kind: "collector",
  title: "Runtimes",
  deadlineMs: 4000,
  async observe({ system, options, signal }): Promise<HostRuntimes> {
    const [npm, java] = await Promise.all([
      npmVersion(system, options.project),
      javaRuntimes(system, options.project, signal),
    ]);
    return { node: process.versions.node, npm, java };
  },
});

/** Read from npm's own manifest: starting npm takes longer than a whole run should. */
async function npmVersion(system: System, project: string): Promise<string | null> {
  const npm = await system.programs.find("npm", [project]);
  const script = npm === null ? null : await system.files.real(npm);
  const folders = [
    // `bin/npm` links to `lib/node_modules/npm/bin/npm-cli.js`; on Windows npm.cmd stands beside node_modules.
    ...(script === null ? [] : [join(dirname(script), ".."), join(dirname(script), "node_modules", "npm")]),
    join(dirname(process.execPath), "..", "lib", "node_modules", "npm"),
    join(dirname(process.execPath), "node_modules", "npm"),
  ];
  for (const folder of folders) {
    const manifest = await system.files.text(join(folder, "package.json"), 256 * 1024);
    if (manifest === null) continue;
    const version = /"version"\s*:\s*"([\w.+-]{1,40})"/.exec(manifest)?.[1];
    if (version !== undefined && /"name"\s*:\s*"npm"/.test(manifest)) return version;
  }
  return null;
}

async function javaRuntimes(system: System, project: string, signal: AbortSignal): Promise<JavaRuntime[]> {
  const candidates: { folder: string; found: JavaRuntime["found"]; program?: string }[] = [];
  const program = await system.programs.find("java", [project]);
  if (program !== null) {
    const real = (await system.files.real(program)) ?? program;
    candidates.push({ folder: dirname(dirname(real)), found: "PATH", program: real });
  }
  const { JAVA_HOME } = system.env;
  if (JAVA_HOME) candidates.push({ folder: JAVA_HOME, found: "JAVA_HOME" });
  for (const [parent, found] of javaParents(system)) {
    for (const folder of await childFolders(system, parent)) {
      candidates.push({
        folder: system.platform === "darwin" ? join(folder, "Contents", "Home") : folder,
        found,
      });
    }
  }
  // install4j, which installs TWS, keeps a Java of its own: `i4j_jres/<hash>/<version>`.
  for (const parent of ["/usr/local/i4j_jres", join(system.home, ".i4j_jres")]) {
    for (const hash of await childFolders(system, parent)) {
      for (const folder of await childFolders(system, hash)) candidates.push({ folder, found: "TWS" });
    }
  }
  const runtimes: JavaRuntime[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (runtimes.length >= MOST_JAVAS) break;
    const folder = (await system.files.real(candidate.folder)) ?? candidate.folder;
    if (seen.has(folder)) continue;
    seen.add(folder);
    const said =
      (await fromReleaseFile(system, folder)) ?? (await fromProgram(system, candidate.program, signal));
    if (said !== null) runtimes.push({ ...said, folder: candidate.folder, found: candidate.found });
  }
  return runtimes;
}

async function childFolders(system: System, parent: string): Promise<string[]> {
  return (await system.files.list(parent)).map((name) => join(parent, name));
}

/** Folders whose children are Java installations. */
function javaParents({ platform, env }: System): readonly (readonly [string, JavaRuntime["found"]])[] {
  if (platform === "darwin") return [["/Library/Java/JavaVirtualMachines", "installed"]];
  if (platform !== "win32") return [["/usr/lib/jvm", "installed"]];
  const programs = env.ProgramFiles ?? "C:\\Program Files";
  return [
    [join(programs, "Java"), "installed"],
    [join(programs, "Eclipse Adoptium"), "installed"],
  ];
}

type Version = Pick<JavaRuntime, "version" | "vendor">;

async function fromReleaseFile(system: System, folder: string): Promise<Version | null> {
  const text = await system.files.text(join(folder, "release"), 64 * 1024);
  if (text === null) return null;
  const { JAVA_VERSION, IMPLEMENTOR } = flatSettings(text, "env");
  return JAVA_VERSION ? { version: JAVA_VERSION, vendor: IMPLEMENTOR ?? null } : null;
}

async function fromProgram(
  system: System,
  program: string | undefined,
  signal: AbortSignal,
): Promise<Version | null> {
  // Apple's stub asks the person at the screen to install Java when there is none.
  if (program === undefined || (system.platform === "darwin" && program === "/usr/bin/java")) return null;
  const answer = await system.programs.run(program, ["-version"], {
    timeoutMs: 2500,
    signal,
    maxBytes: 4096,
  });
  return readJavaVersion(`${answer.stderr}\n${answer.stdout}`);
}

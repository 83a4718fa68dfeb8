import { defineSource } from "../../model/source.ts";

/** A Java that TWS, IB Gateway or IBC could run on. */
export interface JavaRuntime {
  readonly version: string;
  readonly vendor: string | null;
  readonly folder: string;
  /** Whether it is the `java` on PATH, what JAVA_HOME names, or shipped with TWS. */
  readonly found: "PATH" | "JAVA_HOME" | "installed" | "TWS";
}

/** The language runtimes of the machine; Python is a matter of `project.python`. */
export interface HostRuntimes {
  readonly node: string;
  readonly npm: string | null;
  readonly java: readonly JavaRuntime[];
}

export const hostRuntimes = defineSource({
  id: "host.runtimes",
  kind: "collector",
  title: "Runtimes",
  deadlineMs: 4000,
  async observe(): Promise<HostRuntimes> {
    throw new Error("not written yet");
  },
});

import { defineSource } from "../../model/source.ts";

/** A client library of the project, as declared, locked and installed. */
export interface NodePackage {
  readonly name: string;
  readonly declared: string | null;
  readonly locked: string | null;
  readonly installed: string | null;
  /** Its `engines.node`. */
  readonly engines: string | null;
}

/** The Node side of the project; `null` fields were looked for and are absent. */
export interface ProjectNode {
  /** `package.json:1`-like place of the manifest, relative to the project. */
  readonly manifest: string;
  readonly packageManager: "npm" | "yarn" | "pnpm" | "bun" | null;
  readonly engines: string | null;
  readonly moduleType: "module" | "commonjs";
  readonly packages: readonly NodePackage[];
}

export const projectNode = defineSource({
  id: "project.node",
  kind: "collector",
  title: "Node packages",
  deadlineMs: 3000,
  async observe(): Promise<ProjectNode | null> {
    throw new Error("not written yet");
  },
});

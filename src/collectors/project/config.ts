import type { DocumentKind } from "../../model/artifact.ts";
import { defineSource } from "../../model/source.ts";
import type { TargetSetting } from "./setting.ts";

/** A configuration file of the project. */
export interface ConfigFile {
  /** Relative to the project. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
  readonly entries: number;
  /** What could not be read, one sentence each with a line number. */
  readonly problems: readonly string[];
  /** Its path in the bundle; `null`: not taken. */
  readonly artifact: string | null;
}

/** What the configuration of the project says about the connection. */
export interface ProjectConfig {
  readonly files: readonly ConfigFile[];
  /** In order of precedence: environment, `.env` files, then other files. */
  readonly settings: readonly TargetSetting[];
  /** More files or folders were there than the limits allow. */
  readonly truncated: boolean;
}

export const projectConfig = defineSource({
  id: "project.config",
  kind: "collector",
  title: "Configuration",
  deadlineMs: 5000,
  async observe(): Promise<ProjectConfig> {
    throw new Error("not written yet");
  },
});

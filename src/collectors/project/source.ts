import { defineSource } from "../../model/source.ts";
import type { TargetSetting } from "./setting.ts";

/** What a line of source may mean for the connection. A hint supports or weakens a finding, never more. */
export type SourceHintKind =
  | "run-inside-running-loop"
  | "run-inside-async-function"
  | "node-start"
  | "connect-not-awaited"
  | "client-in-thread"
  | "dispose-after-await"
  | "wait-for-around-connect"
  | "blocking-run-in-notebook";

export interface SourceHint {
  readonly kind: SourceHintKind;
  /** `path:line`, relative to the project. */
  readonly place: string;
  readonly quote: string;
  /** A second place that belongs to it: the `asyncio.run(` around `node.run()`. */
  readonly with: string | null;
}

/** What the program's source shows by reading. */
export interface ProjectSource {
  readonly files: number;
  readonly bytes: number;
  readonly truncated: boolean;
  /** Client libraries the source imports, each with its first place. */
  readonly libraries: readonly { readonly name: string; readonly place: string }[];
  readonly hints: readonly SourceHint[];
  readonly settings: readonly TargetSetting[];
  /** One client id named in more than one program. */
  readonly sharedClientIds: readonly { readonly clientId: number; readonly places: readonly string[] }[];
}

export const projectSource = defineSource({
  id: "project.source",
  kind: "collector",
  title: "Source",
  deadlineMs: 5000,
  async observe(): Promise<ProjectSource> {
    throw new Error("not written yet");
  },
});

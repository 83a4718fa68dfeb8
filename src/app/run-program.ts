import type { Gatherer } from "../engine/gather.ts";
import type { System } from "../model/system.ts";
import type { Target } from "../model/target.ts";
import type { ReportOptions, RunRequest } from "./options.ts";

/** Runs the user's command behind the wire tap and hands what it showed to the gatherer. */
export async function runProgram(_input: {
  readonly gatherer: Gatherer;
  readonly run: RunRequest;
  readonly target: Target;
  readonly options: ReportOptions;
  readonly system: System;
}): Promise<void> {}

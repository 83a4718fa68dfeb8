import type { Facts } from "../facts.ts";
import type { ReproduceView } from "./report.ts";

interface ReproduceInput {
  readonly facts: Partial<Facts>;
  readonly steps: readonly string[];
  /** Paths in the bundle. */
  readonly paths: readonly string[];
}

/** How to see the same again: the user's steps, and commands that need nothing of the user's machine where there are such. */
export function reproduceView({ facts, steps, paths }: ReproduceInput): ReproduceView {
  const run = facts["capture.run"];
  const target = facts["project.target"];
  const commands: { purpose: string; command: string }[] = [];
  if (run)
    commands.push({
      purpose: "Run the program behind the wire tap again",
      command: `npx ib-bugreport run -- ${command(run)}`,
    });
  else if (target?.port)
    commands.push({
      purpose: "Look again, in the project's folder",
      command: `npx ib-bugreport --host ${quoted(target.host)} --port ${target.port}`,
    });
  const comparison = facts["capture.comparison"];
  if (run && comparison && failed(comparison)) {
    const simulate = `npx ib-bugreport simulate ${quoted(comparison.scenario)}${target?.port ? ` --port ${target.port}` : ""}`;
    commands.push({
      purpose: "It fails without a TWS too; serve the simulator in its place",
      command: simulate,
    });
    commands.push({ purpose: "and run the program against it", command: command(run) });
  }
  if (paths.includes("wire.ndjson"))
    commands.push({
      purpose: "Serve what TWS answered in that run, without a TWS",
      command: "npx ib-bugreport replay ib-bugreport-….zip",
    });
  commands.push({
    purpose: "Have the verdict made again from the zip",
    command: "npx ib-bugreport diagnose ib-bugreport-….zip",
  });
  return { steps, commands };
}

function failed(comparison: Facts["capture.comparison"]): boolean {
  return comparison.cancellation !== null || (comparison.run !== null && comparison.run.exitCode !== 0);
}

function command(run: Facts["capture.run"]): string {
  return run.command.map(quoted).join(" ");
}

function quoted(argument: string): string {
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

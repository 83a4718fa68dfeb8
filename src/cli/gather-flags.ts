import type { Command } from "commander";

/** The flags of every command that gathers; what they mean is checked in `gather-options.ts`. */
export function addGatherFlags(command: Command): Command {
  return command
    .option("--project <dir>", "where to look for configuration, environments and logs", ".")
    .option("--out <dir>", "where the report and the zip go", ".")
    .option("--host <name>", "where TWS runs; overrides what was found")
    .option("--port <n>", "TWS's port; overrides what was found")
    .option("--client-id <n>", "the program's client id; overrides what was found")
    .option("--account <id>", "the program's account; overrides what was found")
    .option("--probe-client-id <n>", "probe with this client id instead of a random one")
    .option("--probe-release", "also learn the release, by offering versions above 200 once")
    .option("--log <file>", "a log file to read (repeatable)", gathered, [])
    .option("--title <text>", "your own title")
    .option("--expected <text>", "what you expected")
    .option("--actual <text>", "what happened")
    .option("--step <text>", "a step that leads to it (repeatable)", gathered, [])
    .option("--tried <text>", "something you have tried (repeatable)", gathered, [])
    .option("--template <file>", "a Handlebars template for the report")
    .option("--timeout <seconds>", "end gathering after this long", "60")
    .option("--no-session", "stop after the handshake")
    .option("--fail-on <severity>", "exit with 1 when a finding is at or above: error or warning")
    .option("--json", "print one JSON document")
    .option("--quiet", "print nothing but the verdict and the paths")
    .option("--yes", "never ask");
}

function gathered(value: string, before: string[]): string[] {
  return [...before, value];
}

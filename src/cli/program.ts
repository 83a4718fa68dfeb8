import { Command, type OptionValues } from "commander";
import { version } from "../app/version.ts";
import { EXIT } from "./exit-codes.ts";
import { addGatherFlags } from "./gather-flags.ts";
import { endEarly } from "./interrupt.ts";
import type { Io } from "./io.ts";
import { printable } from "./printable.ts";

/** A command's code: what was typed, in; the exit code, out. */
type Run<Flags> = (used: { args: readonly string[]; flags: Flags; io: Io }) => Promise<number>;

/** Every command with its flags; the code behind each is loaded when it is used. */
export function buildProgram(io: Io, onExit: (code: number) => void): Command {
  const program = new Command("ib-bugreport")
    .description("Finds out why a program cannot work with TWS or IB Gateway, and writes the bug report.")
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(`${printable(text.trim()).replaceAll("\n", " ")}; see --help\n`),
    });

  /** Hangs a lazily loaded function under a command; one that does not hear Ctrl-C itself is ended by the system. */
  function runs<Flags extends object>(
    command: Command,
    load: () => Promise<Run<Flags>>,
    { hearsCtrlC = true } = {},
  ): Command {
    return command.action(async (...given: unknown[]) => {
      const used = given.at(-1) as Command;
      const run = await load();
      if (!hearsCtrlC && endEarly()) return onExit(EXIT.interrupted);
      onExit(await run({ args: used.args, flags: used.opts<Flags & OptionValues>(), io }));
    });
  }

  runs(
    addGatherFlags(program.command("collect", { isDefault: true }))
      .description("gather, probe, diagnose; write the report and the zip (the default)")
      .allowExcessArguments(true),
    async () => (await import("./commands/collect.ts")).collect,
  );
  runs(
    addGatherFlags(program.command("run"))
      .description("the same, with CMD run behind the wire tap: ib-bugreport run -- CMD…")
      .argument("<command...>", "the program to run, with its arguments")
      .option("--for <seconds>", "stop the program after this many seconds")
      .option("--until <pattern>", "stop the program when a line of its output matches")
      .option("--tap-port <n>", "listen on this port; point the program at it yourself")
      .option("--no-recorder", "put no recorder into the program")
      .option("--compare-simulator", "run it once more, against the embedded simulator")
      .passThroughOptions(),
    async () => (await import("./commands/run.ts")).run,
  );
  runs(
    program
      .command("diagnose")
      .description("the verdict from a bundle, or from bare logs")
      .argument("<file...>", "a bundle (.zip), or log files")
      .option("--json", "print the verdict as one JSON document")
      .option("--quiet", "print the verdict only"),
    async () => (await import("./commands/diagnose.ts")).diagnose,
    { hearsCtrlC: false },
  );
  runs(
    addFileFlags(program.command("file"))
      .description("prepare and file the issue on GitHub")
      .argument("[bundle]", "the zip; the newest in the current folder when left out"),
    async () => (await import("./commands/file.ts")).file,
  );
  runs(
    program
      .command("redact")
      .description(
        "standard input → standard output, secrets hidden: ib-bugreport redact < bot.log > clean.log",
      )
      .option(
        "--json-lines",
        "every input line is a JSON text and a document of its own, and so is every output line",
      )
      .option(
        "--explain",
        "under each line of the output, say what was hidden there and by which rule (up to 4 MiB)",
      )
      .option(
        "--keep <kind>",
        "leave this kind as it is, e.g. email (repeatable; a wrong one lists all kinds)",
        gathered,
      )
      .option("--hide <text>", "hide this text as well, from 3 characters on (repeatable)", gathered)
      .option(
        "--rules <file>",
        "rules and exceptions of your own (default: ib-bugreport.redact.json, where there is one)",
      ),
    async () => (await import("./commands/redact.ts")).redact,
    { hearsCtrlC: false },
  );
  runs(
    addGatherFlags(program.command("demo"))
      .description("the whole job against the embedded simulator; needs no TWS")
      .argument("[scenario]", "what the simulator plays", "healthy"),
    async () => (await import("./commands/demo.ts")).demo,
  );
  runs(
    program
      .command("simulate")
      .description("serve the simulator until stopped; prints the port it took")
      .argument("[scenario]", "what it plays")
      .option("--port <n>", "port to listen on; a free one when left out")
      .option("--list", "list the scenarios, a line each"),
    async () => (await import("./commands/simulate.ts")).simulate,
  );
  runs(
    program
      .command("replay")
      .description("serve what TWS answered in a recorded run")
      .argument("<bundle>", "the zip of a run")
      .option("--port <n>", "port to listen on; a free one when left out"),
    async () => (await import("./commands/replay.ts")).replay,
  );
  runs(
    program
      .command("explain")
      .description("what an IB error code or a failure mode means, who is at fault, what to do")
      .argument("<term>", "a code such as 326, or a mode such as client-id-in-use")
      .option("--json", "print it as one JSON document"),
    async () => (await import("./commands/explain.ts")).explain,
    { hearsCtrlC: false },
  );
  return program;
}

function addFileFlags(command: Command): Command {
  return command
    .option("--repo <owner/name>", "where to file it; the component at fault decides when left out")
    .option("--github-api <url>", "REST address of another GitHub host")
    .option("--dry-run", "show everything, send nothing")
    .option("--web", "open GitHub's own form in the browser, filled in")
    .option("--yes", "never ask (needs --repo)")
    .option("--anyway", "file although the verdict says that this repository is not at fault")
    .option("--attest <text>", "the words of a check box you confirm (repeatable)", gathered, [])
    .option("--again", "file although this machine has filed the same before")
    .option("--recover <file>", "go on from a saved draft")
    .option("--gist", "put the text files of the bundle into a secret gist")
    .option("--json", "print one JSON document");
}

function gathered(value: string, before: string[] = []): string[] {
  return [...before, value];
}

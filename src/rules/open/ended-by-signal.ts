import { fromFact } from "../evidence/cite.ts";
import { stoppedAtMs } from "../evidence/program-failure.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** Signals that somebody sends, and who usually does; a program can send them to itself as well. */
const SENT: Readonly<Record<string, string>> = {
  SIGKILL:
    "the kernel when memory runs out, `docker kill`, `docker stop` after its time, systemd, or a person",
  SIGTERM: "`docker stop`, systemd, a supervisor, the end of the machine's session, or `kill`",
  SIGHUP: "a terminal or a connection by ssh that was closed",
};

/** Signals of code that is compiled: no line of Python or JavaScript ends so by itself. */
const NATIVE: ReadonlySet<string> = new Set(["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE"]);

/** A signal ended the program: it did not fail by itself, or it crashed below its own language. */
export const endedBySignal = openRule({
  id: "ended-by-signal",
  title: "A signal ends the program",
  uses: ["capture.run"],
  explains: ["program-side"],
  check(facts) {
    const signal = facts["capture.run"]?.signal ?? null;
    if (signal === null || stoppedAtMs(facts) !== null) return clear;
    const evidence = [fromFact("capture.run", "signal", signal)];
    const senders = SENT[signal];
    if (senders !== undefined) {
      return {
        cause: `The program was ended from outside by ${signal}`,
        fault: "unknown",
        summary: `${signal} ended the program; this tool did not send it. Such a signal comes from outside (${senders}); who sent it is not known, and nothing shows that the program, its library or TWS failed.`,
        remedy: `Look who sent it${signal === "SIGKILL" ? ": `dmesg` or `journalctl -k` name a program that was ended for want of memory" : ""}; \`docker inspect\` (\`State.OOMKilled\`, \`State.ExitCode\`) of a container, \`journalctl -u\` of a service, the log of whatever starts the program.`,
        evidence,
        refutedBy: "The program sending the signal to itself.",
        alternatives: [],
      };
    }
    if (!NATIVE.has(signal)) return clear;
    return {
      cause: `The program crashed in native code (${signal})`,
      fault: "unknown",
      summary: `${signal} ended the program: it crashed in native code, of a library or of the interpreter. Which one is not known.`,
      remedy:
        "Run it once more with `PYTHONFAULTHANDLER=1` (Node: `--report-on-fatalerror`), which prints the line that was at work, and look at the core dump (`coredumpctl info`). Then report it to the maintainers of the library that stands innermost.",
      evidence,
      refutedBy: "The signal having been sent by another process, which the journal would name.",
      alternatives: [],
    };
  },
});

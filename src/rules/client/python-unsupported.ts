import { libraryBand } from "../../ib/libraries.ts";
import { askedOfUvloop } from "../evidence/asked-of-uvloop.ts";
import { fromEvent } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { pythonPackage, pythonVersion, within } from "../evidence/versions.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** Libraries whose Python range the version law knows. */
const LIBRARIES = ["nautilus-trader", "eventkit"] as const;

export const pythonUnsupported = modeRule("python-unsupported", {
  uses: ["capture.logs", "project.python"],
  explains: ["ended-before-connecting", "event-loop-misuse"],
  check(facts) {
    const refutedBy = "The same import succeeding on the same Python with the same versions.";
    const event = facts["capture.logs"]?.events.find(
      (one) => one.kind === "no-event-loop" && one.thread === "MainThread" && !askedOfUvloop(one),
    );
    const broken = outsideRange(facts);
    if (event !== undefined) {
      const python = pythonVersion(facts);
      // Before 3.14 a missing loop in the main thread has other causes: asyncio.run() ended, or a policy was set.
      if (python !== undefined && within(python.version, "3.0", "3.14")) return clear;
      return {
        confidence: broken !== undefined || python !== undefined ? "proven" : "likely",
        summary: `Importing the client library fails${python === undefined ? "" : ` on Python ${python.version}`}: it asks for an event loop that Python 3.14 no longer makes.`,
        evidence: [fromEvent(event), ...(python === undefined ? [] : [python.evidence])],
        refutedBy,
        alternatives:
          python === undefined
            ? [
                alternative(
                  "event-loop-misuse",
                  "The version of Python: before 3.14 the program itself took the loop away.",
                ),
              ]
            : [],
      };
    }
    if (facts["project.python"] === undefined && facts["capture.logs"] === undefined)
      return undetermined("project.python");
    if (broken === undefined) return clear;
    const [name, library, python] = broken;
    return {
      confidence: "proven",
      summary: `${name} ${library.version} does not support Python ${python.version}, which this environment has.`,
      evidence: [library.evidence, python.evidence],
      refutedBy,
    };
  },
});

function outsideRange(facts: Seen) {
  const python = pythonVersion(facts);
  if (python === undefined) return undefined;
  for (const name of LIBRARIES) {
    const library = pythonPackage(facts, name);
    const range = library === undefined ? null : libraryBand(name, library.version)?.python;
    if (library !== undefined && range && !within(python.version, range.from, range.below)) {
      return [name, library, python] as const;
    }
  }
  return undefined;
}

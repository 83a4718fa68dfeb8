import { libraryBand } from "../../ib/libraries.ts";
import { fromEvent } from "../evidence/cite.ts";
import { ibapiState } from "../evidence/ibapi.ts";
import { pythonPackage, pythonVersion, within } from "../evidence/versions.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** `ibapi.protobuf` is missing from IBKR's own package, too. */
const EXTRA = /^ibapi(?:\.protobuf.*)?$|^(?:defusedxml|nautilus_ibapi)$/;

export const extraNotInstalled = modeRule("extra-not-installed", {
  uses: ["capture.logs", "project.python", "project.source"],
  explains: ["ended-before-connecting", "ibapi-mismatch"],
  check(facts) {
    const { nautilus, installed, evidence } = ibapiState(facts);
    const refutedBy = "`import ibapi` succeeding in the very environment that runs the program.";
    const event = facts["capture.logs"]?.events.find(
      (one) => one.kind === "module-missing" && EXTRA.test(one.module ?? ""),
    );
    const reason = emptyExtra(facts);
    if (event !== undefined) {
      const absent = installed === null && nautilus !== undefined;
      return {
        confidence: absent ? "proven" : installed == null ? "likely" : "possible",
        summary: `The program cannot import \`${event.module}\`: the library's optional IB extra is not installed.${reason}`,
        evidence: [fromEvent(event), ...(evidence === undefined ? [] : [evidence])],
        refutedBy,
        alternatives: absent
          ? []
          : [
              alternative(
                "ibapi-shadowed",
                "`pip list | grep -i ibapi` in the environment that runs the program.",
              ),
            ],
      };
    }
    if (facts["project.python"] === undefined) return undetermined("project.python");
    // From 2.0 on the adapter is Rust and needs no ibapi.
    const python = nautilus !== undefined && within(nautilus.version, "1.190.0", "2.0.0");
    const used = facts["project.source"]?.libraries.some((one) => /nautilus/i.test(one.name)) === true;
    if (!python || installed !== null || evidence === undefined || nautilus === undefined || !used)
      return clear;
    return {
      confidence: "proven",
      summary: `nautilus_trader ${nautilus.version} is installed without \`ibapi\`, which its Interactive Brokers adapter imports.${reason}`,
      evidence: [evidence, nautilus.evidence],
      refutedBy,
    };
  },
});

function emptyExtra(facts: Parameters<typeof ibapiState>[0]): string {
  const nautilus = pythonPackage(facts, "nautilus-trader")?.version;
  const python = pythonVersion(facts)?.version;
  if (nautilus === undefined || python === undefined) return "";
  const from = libraryBand("nautilus-trader", nautilus)?.extraEmptyFrom ?? null;
  if (from === null || !within(python, from, null)) return "";
  return ` With nautilus_trader ${nautilus} the extra installs nothing on Python ${python}, without a word.`;
}

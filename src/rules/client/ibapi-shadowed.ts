import { fromEvent } from "../evidence/cite.ts";
import { aboutIbapi, ibapiState, strangers } from "../evidence/ibapi.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const ibapiShadowed = modeRule("ibapi-shadowed", {
  uses: ["capture.logs", "project.python"],
  explains: ["ended-before-connecting", "ibapi-mismatch", "extra-not-installed"],
  check(facts) {
    const { nautilus, installed, evidence } = ibapiState(facts);
    const event = facts["capture.logs"]?.events.find(
      (one) =>
        aboutIbapi(one) &&
        (one.kind === "import-broken" ||
          (one.kind === "module-missing" && one.module !== "ibapi" && !/protobuf/.test(one.module ?? ""))),
    );
    const refutedBy =
      "`pip show -f nautilus-ibapi` listing exactly the files that stand in the folder `ibapi`.";
    const others = installed ? strangers(installed) : [];
    if (nautilus !== undefined && installed && evidence !== undefined && others.length > 0) {
      const both = installed.owners.length > others.length;
      const overwritten = installed.owners.some((one) => (one.differingFiles ?? 0) > 0);
      return {
        confidence: both && !overwritten ? "likely" : "proven",
        summary: `The package \`ibapi\` that nautilus_trader imports is ${both ? "shared with" : "that of"} ${others.join(", ")}, not that of nautilus-ibapi alone: the last one installed wins.`,
        evidence: [evidence, nautilus.evidence, ...(event === undefined ? [] : [fromEvent(event)])],
        refutedBy,
      };
    }
    if (event === undefined)
      return facts["project.python"] === undefined && facts["capture.logs"] === undefined
        ? undetermined("project.python")
        : clear;
    // The right owner with a missing name is the wrong release, not the wrong package.
    if (installed && installed.owners.length > 0) return clear;
    return {
      confidence: "likely",
      summary:
        "The package `ibapi` that is imported lacks what the library expects of it: another distribution owns it, mostly the old `ibapi` of PyPI.",
      evidence: [fromEvent(event)],
      refutedBy,
      alternatives: [
        alternative(
          "ibapi-mismatch",
          "`pip list | grep -i ibapi`: which distributions are installed, in which versions.",
        ),
      ],
    };
  },
});

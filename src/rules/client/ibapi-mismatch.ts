import { fromEvent } from "../evidence/cite.ts";
import { aboutIbapi, ibapiState } from "../evidence/ibapi.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const ibapiMismatch = modeRule("ibapi-mismatch", {
  uses: ["capture.logs", "project.python"],
  explains: [
    "ended-before-connecting",
    "tws-not-running",
    "not-connected",
    "server-too-new",
    "request-before-handshake",
  ],
  check(facts) {
    const { nautilus, installed, evidence, pinned } = ibapiState(facts);
    const event = facts["capture.logs"]?.events.find(
      (one) =>
        one.kind === "signature-mismatch" ||
        (aboutIbapi(one) && one.module !== "ibapi" && one.kind === "module-missing"),
    );
    const refutedBy =
      "The installed version of ibapi being exactly the one this release of the library pins.";
    const owner = installed?.owners.find((one) => one.name === "nautilus-ibapi");
    const version = owner?.version ?? installed?.version ?? null;
    if (
      nautilus !== undefined &&
      pinned !== null &&
      version !== null &&
      evidence !== undefined &&
      release(version) !== release(pinned)
    ) {
      return {
        confidence: "proven",
        summary: `nautilus_trader ${nautilus.version} is written against nautilus-ibapi ${pinned}; installed is ${version}.`,
        remedy: `pip install "nautilus-ibapi==${pinned}", or install the library again with its extra: pip install "nautilus_trader[ib]==${nautilus.version}".`,
        evidence: [evidence, nautilus.evidence, ...(event === undefined ? [] : [fromEvent(event)])],
        refutedBy,
      };
    }
    if (event === undefined)
      return facts["project.python"] === undefined && facts["capture.logs"] === undefined
        ? undetermined("project.python")
        : clear;
    if (event.kind === "module-missing" && installed === undefined) return clear;
    return {
      confidence: "likely",
      summary:
        "A call into `ibapi` does not fit the installed release of it: the library was written against another one.",
      evidence: [fromEvent(event), ...(evidence === undefined ? [] : [evidence])],
      refutedBy,
      alternatives: [
        alternative(
          "ibapi-shadowed",
          "`pip list | grep -i ibapi`: whether several distributions are installed.",
        ),
      ],
    };
  },
});

/** `10.30.1` → `10.30`: patch releases keep their signatures. */
function release(version: string): string {
  return version.split(".").slice(0, 2).map(Number).join(".");
}

import { fromEvent } from "../evidence/cite.ts";
import { pythonPackage, within } from "../evidence/versions.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

export const requestBeforeHandshake = modeRule("request-before-handshake", {
  uses: ["capture.logs", "project.python"],
  check(facts) {
    if (facts["capture.logs"] === undefined) return undetermined("a log of the program");
    const event = facts["capture.logs"].events.find((one) => one.kind === "server-version-none");
    if (event === undefined) return clear;
    const library = pythonPackage(facts, "nautilus-trader");
    const repaired = library !== undefined && !within(library.version, "1.190.0", "1.227.0");
    return {
      confidence: repaired ? "possible" : "likely",
      summary:
        "The library compared the server version before there was one: it made a request while its connection was not established.",
      evidence: [fromEvent(event), ...(library === undefined ? [] : [library.evidence])],
      refutedBy: "A completed handshake of the same connection before that exception.",
    };
  },
});

import { fromEvent, fromFact } from "../evidence/cite.ts";
import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const wrongAccount = modeRule("wrong-account", {
  uses: [...SIGHTS, "project.target"],
  explains: ["engines-unready"],
  check(facts) {
    const refutedBy = "The configured account standing in the list of managed accounts that TWS sends.";
    const said = facts["capture.logs"]?.events.find((event) => event.kind === "account-not-found");
    const target = facts["project.target"];
    const attempt = bestAttempt(facts);
    const managed = attempt?.session?.managedAccounts ?? null;
    const account = target?.account ?? null;
    if (said !== undefined) {
      const listed = account !== null && managed?.includes(account) === true;
      return {
        confidence: listed ? "possible" : "proven",
        summary: `The program stops because its account is not among those of the TWS it reached${listed ? "; the TWS that answers now does manage it" : ""}.`,
        evidence: [fromEvent(said)],
        refutedBy,
      };
    }
    const invalid = some([
      ...codesSeen(facts, [321]).filter(
        (one) => /account/i.test(one.text) && /invalid|not valid/i.test(one.text),
      ),
      ...codesSeen(facts, [435]),
    ]);
    if (invalid !== undefined) {
      return {
        confidence: "likely",
        summary: `TWS rejects a request for its account with ${invalid[0].code}; the connection itself works.`,
        evidence: codeEvidence(invalid),
        refutedBy,
        alternatives: [alternative("malformed-request", "The account written in the request itself.")],
      };
    }
    if (managed === null || managed.length === 0 || target === undefined)
      return undetermined("managed accounts of TWS");
    const evidence = fromFact(
      "tws.handshake",
      `${bestPath(facts)}.session.managedAccounts`,
      managed.join(", "),
    );
    if (account !== null && !managed.includes(account)) {
      return {
        confidence: "proven",
        summary: `The program is configured for ${account}, and this login manages ${managed.join(", ")}.`,
        evidence: [
          fromFact("project.target", "account", `${account} (${target.origin.account ?? "configured"})`),
          evidence,
        ],
        refutedBy,
      };
    }
    const paper = managed.every((one) => isPaper(one));
    const live = managed.every((one) => isLive(one));
    const wrongMode = (target.mode === "live" && paper) || (target.mode === "paper" && live);
    if (account !== null || !wrongMode) return clear;
    return {
      confidence: "likely",
      summary: `The program is configured for ${target.mode} trading, and this TWS is logged in to ${paper ? "paper" : "live"} accounts only.`,
      evidence: [
        fromFact("project.target", "mode", `${target.mode} (${target.origin.mode ?? "configured"})`),
        evidence,
      ],
      refutedBy: "The configured mode meaning something else than the account that is to be traded.",
      alternatives: [
        alternative("wrong-port", "Whether the TWS of the intended mode listens on another port."),
      ],
    };
  },
});

/** Paper accounts begin with D (`DU`, `DF`); redaction keeps the kind in the pseudonym. */
function isPaper(account: string): boolean {
  return /:paper>$|^D[A-Z]/.test(account);
}

function isLive(account: string): boolean {
  return /:live>$|^[UFI]\d/.test(account);
}

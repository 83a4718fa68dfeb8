import type { Evidence, Severity } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { FAILURE_FACTS, programFailure } from "../evidence/program-failure.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const wrongAccount = modeRule("wrong-account", {
  uses: [...new Set([...SIGHTS, ...FAILURE_FACTS, "project.target"] as const)],
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
    const tie = tieOf(facts, account);
    if (account !== null && !managed.includes(account)) {
      const use = useOf(facts, account);
      return {
        confidence: use === undefined ? "likely" : "proven",
        severity: severity(facts, tie),
        summary: `The ${use === undefined ? "project" : "program"} is configured for ${account}, and this login manages ${managed.join(", ")}.`,
        evidence: [
          fromFact("project.target", "account", `${account} (${target.origin.account ?? "configured"})`),
          evidence,
          ...(use === undefined ? [] : [use]),
          ...(tie === undefined || use !== undefined ? [] : [fromEvent(tie)]),
        ],
        refutedBy,
        alternatives: use !== undefined ? [] : [tie === undefined ? UNUSED : UNANSWERED],
      };
    }
    const paper = managed.every((one) => isPaper(one));
    const live = managed.every((one) => isLive(one));
    const wrongMode = (target.mode === "live" && paper) || (target.mode === "paper" && live);
    if (account !== null || !wrongMode) return clear;
    return {
      confidence: "likely",
      severity: severity(facts, tie),
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

const UNUSED = alternative(
  "healthy",
  "Whether the program uses that account at all: a setting that nothing reads does no harm.",
);
const UNANSWERED = alternative(
  "startup-sync-timeout",
  "Which request of the start stays unanswered, in a DEBUG log.",
);

/** How a program ends that waits for its account in vain: a node for its engines, a client for the updates of that account. */
const WAITS: ReadonlySet<LogEvent["kind"]> = new Set(["engines-timeout", "sync-timeout"]);

/**
 * A setting that does not fit is not yet the reason of a failure. Where the program was seen to fail, or to run, only a
 * wait for the account ties the two: that of a node, which names none, or one that names it.
 */
function severity(facts: Seen, tie: LogEvent | undefined): Severity {
  const seen = facts["capture.run"] !== undefined || programFailure(facts) !== undefined;
  return seen && tie === undefined ? "warning" : "error";
}

function tieOf(facts: Seen, account: string | null): LogEvent | undefined {
  return facts["capture.logs"]?.events.find(
    ({ kind, text }) =>
      WAITS.has(kind) && (kind === "engines-timeout" || (account !== null && text.includes(account))),
  );
}

/** Where the program itself names the account: in its log, or to TWS. */
function useOf(facts: Seen, account: string): Evidence | undefined {
  const logged = facts["capture.logs"]?.events.find(
    ({ client, text }) => !OTHERS.has(client) && text.includes(account),
  );
  if (logged !== undefined) return fromEvent(logged);
  for (const [index, { messages }] of (facts["capture.wire"]?.connections ?? []).entries()) {
    const position = messages.findIndex(
      ({ from, fields }) => from === "program" && Object.values(fields ?? {}).includes(account),
    );
    if (position < 0) continue;
    const path = `connections[${index}].messages[${position}]`;
    return fromFact("capture.wire", path, `${messages[position]?.name} for ${account}`);
  }
  return undefined;
}

/** Whose lines are not the program's. */
const OTHERS: ReadonlySet<string> = new Set(["tws", "ibc", "launcher", "socat"]);

/** Paper accounts begin with D (`DU`, `DF`); redaction keeps the kind in the pseudonym. */
function isPaper(account: string): boolean {
  return /:paper>$|^D[A-Z]/.test(account);
}

function isLive(account: string): boolean {
  return /:live>$|^[UFI]\d/.test(account);
}

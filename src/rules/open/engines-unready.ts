import { fromEvent, fromFact } from "../evidence/cite.ts";
import { bestPath, sessionWorks } from "../evidence/probe.ts";
import { alternative, clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** NautilusTrader's node gives up waiting for its engines: the connection, an account, or instruments may be the reason. */
export const enginesUnready = openRule({
  id: "engines-unready",
  title: "The trading node gives up waiting for its engines",
  uses: ["capture.logs", "tws.handshake"],
  check(facts) {
    const event = facts["capture.logs"]?.events.find((one) => one.kind === "engines-timeout");
    if (event === undefined) return clear;
    return {
      fault: "unknown",
      summary:
        "The node stops waiting for its engines; the execution client waits for an account summary that TWS never sends for an account it does not manage.",
      remedy:
        "Look at what the client logged before it; check `account_id` against the accounts TWS manages, and raise `timeout_connection` when loading instruments takes long.",
      evidence: [
        fromEvent(event),
        ...(sessionWorks(facts) ? [fromFact("tws.handshake", `${bestPath(facts)}.outcome`, "session")] : []),
      ],
      refutedBy: "The same node becoming ready with a longer time limit.",
      alternatives: [
        alternative("wrong-account", "The configured `account_id` against the managed accounts."),
        alternative("startup-sync-timeout", "Which request of the start stays unanswered, in a DEBUG log."),
      ],
    };
  },
});

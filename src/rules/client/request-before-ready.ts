import { fromFact } from "../evidence/cite.ts";
import type { Connection } from "../evidence/fact-types.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

export const requestBeforeReady = modeRule("request-before-ready", {
  uses: ["capture.wire"],
  explains: ["closed-without-reason", "session-incomplete", "session-dropped"],
  check(facts) {
    const wire = facts["capture.wire"];
    if (wire === undefined)
      return undetermined(
        "capture.wire: what the program sent before next valid id (`ib-bugreport run -- …`)",
      );
    for (const [index, connection] of wire.connections.entries()) {
      const early = earlyRequest(connection);
      if (early === undefined || connection.closedFirst !== "tws") continue;
      const message = connection.messages[early];
      return {
        confidence: "proven",
        summary: `The program sent ${message?.name} before TWS had sent next valid id, and TWS closed the connection.`,
        evidence: [
          fromFact(
            "capture.wire",
            `connections[${index}].messages[${early}]`,
            `${message?.name} at ${Math.round(message?.atMs ?? 0)} ms`,
          ),
          fromFact("capture.wire", `connections[${index}].closedFirst`, connection.closedFirst),
        ],
        refutedBy: "The same request sent after next valid id being answered with a close as well.",
      };
    }
    return clear;
  },
});

/** Index of the first message of the program after startApi that came before next valid id. */
function earlyRequest(connection: Connection): number | undefined {
  const ready = connection.messages.findIndex(
    (message) => message.from === "tws" && message.name === "nextValidId",
  );
  const start = connection.messages.findIndex(
    (message) => message.from === "program" && message.name === "startApi",
  );
  if (start < 0 || ready >= 0) return undefined;
  const index = connection.messages.findIndex((message, at) => at > start && message.from === "program");
  return index < 0 ? undefined : index;
}

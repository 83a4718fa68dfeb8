import type { Facts } from "../facts.ts";
import { errorCodes } from "../ib/error-codes.ts";
import type { CodeView } from "./report.ts";

/** What the IB codes mean that stand in the log or came over the wire: who made each, so that none is taken for a cause it is not. Notices that every session begins with are left out. */
export function codesSeen(facts: Partial<Facts>): CodeView[] {
  const logged = facts["capture.logs"]?.events.map((event) => event.code) ?? [];
  const answered =
    facts["tws.handshake"]?.attempts
      .flatMap((one) => one.session?.errors.map((error) => error.code) ?? [])
      .filter((code) => errorCodes.get(code)?.fault !== "none") ?? [];
  const codes = new Set([...logged, ...answered].filter((code) => typeof code === "number"));
  return [...codes]
    .sort((a, b) => a - b)
    .slice(0, 12)
    .flatMap((code) => {
      const known = errorCodes.get(code);
      if (known === undefined) return [];
      const maker = known.madeBy === "tws" ? "sent by TWS" : "made by the client library, never sent by TWS";
      return [{ code, maker, meaning: known.meaning }];
    });
}

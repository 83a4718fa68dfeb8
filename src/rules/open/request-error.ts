import { errorCodes } from "../../ib/error-codes.ts";
import { fromEvent } from "../evidence/cite.ts";
import type { LogEvent } from "../evidence/fact-types.ts";
import { isErrorCode } from "../evidence/program-failure.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** What TWS says of its own accord belongs to no request. */
const isNotice = ({ code = 0, reqId = -1 }: LogEvent) => code >= 2100 && code < 2200 && reqId === -1;

/** Codes that are a consequence of the connection's state; the rules about that state speak of them. */
const ABOUT_CONNECTION = (code: number) => (code >= 501 && code < 600) || errorCodes.get(code)?.mode != null;

/** A request was answered with an error: the connection works, the request does not. */
export const requestError = openRule({
  id: "request-error",
  title: "TWS answers a request with an error",
  uses: SIGHTS,
  check(facts) {
    if (sighting(facts, ["refused", "silent", "unreachable", "foreign", "closed-before-hello"])) return clear;
    const event = facts["capture.logs"]?.events.findLast((one) => {
      const known = errorCodes.get(one.code ?? 0);
      return known !== undefined && isErrorCode(one) && !isNotice(one) && !ABOUT_CONNECTION(known.code);
    });
    const known = errorCodes.get(event?.code ?? 0);
    if (event === undefined || known === undefined) return clear;
    return {
      fault: known.fault,
      summary: `TWS answers a request with ${known.code}: ${known.meaning} The connection itself works.`,
      remedy: known.act,
      evidence: [fromEvent(event)],
      refutedBy: "The same request succeeding without a change.",
      alternatives: [],
    };
  },
});

import { codesSeen } from "./codes.ts";
import type { Seen } from "./fact-types.ts";
import type { Uncaught } from "./program-failure.ts";
import { count } from "./wire-outcome.ts";

/** What TWS says within a session that goes on, by the rule that reads it: true, and by itself the end of no program. */
const NOTICES: Readonly<Record<string, readonly number[]>> = {
  "read-only-api": [321],
  "competing-session": [10197, 10189, 162, 420],
  "connectivity-lost": [1100, 2110, 1101, 1102],
};

/** Of these, the ones that say that data will not come. */
const WITHOUT_DATA = [10197, 10189, 162, 420, 1100, 2110];

export interface Notices {
  /** Rules that an exception in a line of the program leaves as a remark. */
  readonly rules: readonly string[];
  /** TWS had said that data would not come: the line that failed may have missed them. */
  readonly dataMissing: boolean;
}

export const NO_NOTICES: Notices = { rules: [], dataMissing: false };

/** The notices of TWS beside which an exception of the program stands; none where it speaks of one, or answers one. */
export function noticesBeside(facts: Seen, failure: Uncaught): Notices {
  const said = (facts["capture.logs"]?.events ?? [])
    .filter(({ exception }) => exception === failure.exception)
    .map(({ message, text }) => message ?? text);
  const names = (codes: readonly number[]) =>
    said.some((text) => codes.some((code) => new RegExp(`\\b${code}\\b`).test(text)) || IN_WORDS.test(text));
  const refused = (facts["capture.wire"]?.connections ?? []).some(
    (one) => count(one, "program", "placeOrder") > 0,
  );
  const rules = Object.entries(NOTICES)
    .filter(([rule, codes]) => !names(codes) && !(rule === "read-only-api" && refused))
    .map(([rule]) => rule);
  return { rules, dataMissing: codesSeen(facts, WITHOUT_DATA).some(({ by }) => by !== "probe") };
}

/** The same, told in a program's own words. */
const IN_WORDS = /read-?\s?only|competing|market data|connectivity|connection|different ip address/i;

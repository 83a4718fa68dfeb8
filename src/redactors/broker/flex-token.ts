import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";

/** Tokens of the Flex web service that IB hands out have 24 digits; older ones 15 and more. */
const ALONE = /(?:(?<=%3[Dd])|(?<![\w.+-]))\d{20,26}(?![\w.-])/y;
/** The number of a query behind its token: `download(token, 388456)`, `-t token -q 388456`. */
const QUERY = /["']?(?:[ ]?,[ ]?|[ ]-q[ ]|[ ]--query(?:-id)?[ =])["']?(\d{5,9})(?![\w.])/y;
const NEAR = /flex[^\n]{0,80}?(?<![\w.+-])(\d{15,40})(?![\w.-])/iy;

/** Tokens of IB's Flex web service: long numbers, longer than any time or id in a log. */
export const flexToken: Redactor = {
  id: "flex-token",
  kind: "secret",
  title: "Tokens of the Flex web service",
  triggers: ["####################", "flex"],
  before: 26,
  after: 140,
  find({ text, at, end }): readonly Span[] {
    if (/\d/.test(text[at] ?? "")) {
      for (let start = at; start >= Math.max(0, at - 6); start--) {
        const match = matchAt(ALONE, text, start);
        // What ends in zeros is an amount, what repeats itself a bound, and so is what 64 bits can hold.
        if (match && /^[1-9]/.test(match[0]) && !/0{6}$|(\d)\1{7}|^18446744073709551\d{3}$/.test(match[0]))
          return [{ start, end: start + match[0].length }, ...queryBehind(text, start + match[0].length)];
      }
      return [];
    }
    const token = matchAt(NEAR, text, at)?.[1];
    if (token === undefined || end > NEAR.lastIndex) return [];
    return [
      { start: NEAR.lastIndex - token.length, end: NEAR.lastIndex },
      ...queryBehind(text, NEAR.lastIndex),
    ];
  },
  examples: {
    hide: [
      [`client.download(2301783291${"0938651287"}4091, 123456)`, "09386512874091"],
      [`client.download(2301783291${"0938651287"}4091, 123456)`, "123456"],
      ["python -m ibflex.client -t 23017832910938651 -q 123456", "23017832910938651"],
    ],
    keep: ["ts_event=1764208433064650816", "flex query is ready", "wei 1000000000000000000000000"],
  },
};

function queryBehind(text: string, at: number): Span[] {
  const number = matchAt(QUERY, text, at)?.[1];
  if (number === undefined) return [];
  return [{ start: QUERY.lastIndex - number.length, end: QUERY.lastIndex, kind: "flex-query", learn: false }];
}

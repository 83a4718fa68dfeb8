import type { Redactor, Span } from "../../model/redactor.ts";
import { DIGIT, holdsRun, isDigit } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";

/** What may stand between a name and the number: quotes, signs, `id`, `number`. */
const BETWEEN = String.raw`(?:[_ -]?(?:ids?|no\.?|nr\.?|num(?:ber)?)(?![a-z]))?(?:\\{0,3}["'\x60\])]|[ \t]|[:=#(\[<]|=>|(?:is|was|with|of)(?=[ \t])){0,12}`;
const NUMBER = String.raw`(\d{5,9})(?![\w.]|-\d)`;
const NAMED = new RegExp(`${BETWEEN}${NUMBER}`, "iy");
/** Several under one name: `flex_queries:` and a line for each. */
const LISTED =
  /ies["']?[ \t]{0,4}[:=][^\n]{0,20}\n(?:[ \t-]{1,20}[^\n\d]{0,60}\d{5,9}[ \t"',]{0,4}(?:\n|$)){1,20}/iy;
/** Also what IB refers to a statement by that is being made: that has ten digits. */
const PARAMETER = /(\d{5,12})(?![\w.]|-\d)/y;
const REFERENCE = /(?:["'\]]|[ \t]|[:=#>]|is(?=[ \t])|<!\[CDATA\[){1,8}(\d{8,12})(?!\w|[.-]\d)/iy;
/** What tells that a query is one of the Flex web service, beside it. */
const FLEX = /flex(?!ib)|SendRequest|GetStatement|[?&;]t(?:=|%3d)["']?\d{12}/i;
const REACH = 120;

/** Numbers of Flex queries: with the token, whoever has them reads the statements of an account. */
export const flexQuery: Redactor = {
  id: "flex-query",
  kind: "flex-query",
  title: "Numbers of queries of the Flex web service",
  triggers: [
    "&q=",
    "&amp;q=",
    "?q=",
    "%26q%3d",
    "query",
    "queries",
    "referencecode",
    "reference_code",
    "reference code",
  ],
  peek: (bytes, { at, end, limit }) =>
    isReference(bytes[at]) || bytes[at] === 0x71 || bytes[at] === 0x51
      ? holdsRun(bytes, { of: DIGIT, length: 5, from: end, to: Math.min(limit, end + 90) })
      : isDigit(bytes[end]),
  before: REACH,
  after: 1300,
  find({ text, at, end }): readonly Span[] {
    if (isReference(text.charCodeAt(at)))
      return text[at - 1] === "<" || isNearFlex(text, at, end) ? numberAt(REFERENCE, text, end) : [];
    if (!/^q/i.test(text[at] ?? "")) return isNearFlex(text, at, end) ? numberAt(PARAMETER, text, end) : [];
    if (!isNearFlex(text, at, end)) return [];
    if (/ies$/i.test(text.slice(at, end))) {
      const list = matchAt(LISTED, text, end - 3)?.[0] ?? "";
      return [...list.matchAll(/(?<!\w)\d{5,9}(?!\w)/g)].map(({ 0: number, index }) => ({
        start: end - 3 + index,
        end: end - 3 + index + number.length,
        learn: false,
      }));
    }
    return numberAt(NAMED, text, end);
  },
  examples: {
    hide: [
      ["SendRequest?t=123456789012345678901234&q=8907599&v=3", "8907599"],
      ["<FlexStatementResponse><ReferenceCode>2337978741</ReferenceCode>", "2337978741"],
      ["FLEX_QUERY_ID=1861529", "1861529"],
      ['"flexQueryId": "861529"', "861529"],
      ["[FLEX]\nquery_id = 861529", "861529"],
      ["  type: ibflex\n  query_id: 861529\n", "861529"],
      ["flex_queries:\n  trades: 861529\n  cash: 1861530\n", "1861530"],
    ],
    keep: [
      "GET /search?q=1234567",
      "reference code 2337978741 of the order",
      "query id 1907599 took 12 ms",
      "sqlite query 1234567 flexible",
      "flex query took 12345 ms",
      "Flex query failed: 1019",
    ],
  },
};

/** Whether a trigger is one of `reference code`, by its first letter. */
function isReference(byte: number | undefined): boolean {
  return byte === 0x72 || byte === 0x52;
}

function numberAt(pattern: RegExp, text: string, at: number): Span[] {
  const number = matchAt(pattern, text, at)?.[1];
  if (number === undefined) return [];
  const start = pattern.lastIndex - number.length;
  const all =
    /^\d+(?:["']?,[ ]?["']?\d{5,9}(?![\w.])){0,20}/.exec(text.slice(start, start + 300))?.[0] ?? number;
  return [...all.matchAll(/\d+/g)].map(({ 0: one, index }) => ({
    start: start + index,
    end: start + index + one.length,
    learn: false,
  }));
}

/** A section of settings, a line of it, or a token of the service above. */
const SECTION =
  /(?:^|\n)[^\n]{0,30}(?<![A-Za-z])(?:\[(?:ib|ibkr)?_?flex\w*\]|(?:ib|ibkr)?[_-]?flex\w{0,12}["']?[ \t]{0,4}[:=]?[ \t]{0,4}|\d{20,26}["',]{0,2})[ \t]{0,4}\r?\n[^\n]{0,30}$/i;

/** On the same line, or of a setting on the one before. */
function isNearFlex(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  if (SECTION.test(before) && /^(?:_?id)?["']?[ \t]{0,4}[:=]/i.test(text.slice(end, end + 12))) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return FLEX.test(line) || FLEX.test(text.slice(end, end + 60).split("\n")[0] ?? "");
}

import type { CodeGroup } from "./group.ts";

// Numbers: IBKR Campus, TWS API, "Error Handling" (error codes 101, 102, 162-166, 200, 300-448).

/** Requests for data, contracts and accounts that cannot be served. None of them concerns the connection. */
export const dataCodes: readonly CodeGroup[] = [
  {
    madeBy: "tws",
    fault: "program",
    act: "Correct the request as the text says. The connection is fine.",
    codes: {
      101: [
        "All market data lines of the account are in use.",
        "Cancel subscriptions that are not needed, or buy quote boosters; Ctrl-Alt-= in TWS shows the count.",
      ],
      102: "The ticker id is in use by an active request.",
      162: [
        "The historical data service could not answer; the text says why: no permission, no data, pacing.",
        "Read the text behind the code.",
      ],
      165: "A notice or query error of the historical data service; the text says which.",
      166: "There is no historical data for this expired contract.",
      200: [
        "No contract fits the description, or several do.",
        "Name symbol, type, exchange, currency, and for stocks primaryExch, for futures multiplier and expiry.",
      ],
      300: "There is no request with this ticker id.",
      301: "The ticker action is not valid.",
      302: "The stop ticker text cannot be read.",
      304: "The account value action is not valid.",
      305: "The request cannot be read and was ignored (DDE).",
      306: "A DDE request failed.",
      307: "The topic of the request is not valid (DDE).",
      308: "TWS cannot open its page “API”: the greatest number of pages is open.",
      309: "The greatest number of market depth subscriptions is reached (three at least).",
      310: "There is no market depth subscription with this ticker id.",
      316: "Market depth was halted; subscribe again.",
      317: "Market depth was reset: empty the book before applying new entries.",
      319: "The log level lies between 1 and 5.",
      357: ["The client is out of date for this request.", "Update the client library."],
      365: "There is no scanner subscription with this id.",
      366: "There is no historical data request with this id; it may be complete already.",
      381: "DDE.dll is out of date.",
      384: "The DDE array request is not valid.",
      385: "The scanner's ticker id is in use.",
      386: "The historical data request's ticker id is in use.",
      414: "A snapshot takes no generic ticks.",
      420: "The real-time query is not valid; often the pace of requests.",
      430: "There are no fundamental data for this security.",
      431: "whatToShow is missing or wrong. (No longer used.)",
    },
  },
  {
    madeBy: "tws",
    fault: "user-config",
    act: "Check account, permissions and subscriptions. The connection is fine.",
    codes: {
      330: "Only advisor and STL logins can ask for the list of managed accounts.",
      331: "The login has no managed accounts.",
      344: "The login is not an advisor's.",
      354: [
        "The account has no subscription for this market data.",
        "Subscribe, or ask for delayed data (reqMarketDataType 3).",
      ],
      435: ["The request needs one account, and none or several were named.", "Name one managed account."],
      436: "An advisor's order needs an account, a group or a profile.",
      438: "TWS is locked. (No longer used.)",
    },
    modes: { 435: "wrong-account" },
  },
];

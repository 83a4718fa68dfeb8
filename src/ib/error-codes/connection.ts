import type { CodeGroup } from "./group.ts";

// Numbers: IBKR Campus, TWS API, "Error Handling" (system messages and error codes); 10141: IbcAlpha/IBC#98.

/** Codes that decide about the connection itself. */
export const connectionCodes: readonly CodeGroup[] = [
  {
    madeBy: "tws",
    fault: "ibkr",
    act: "Wait; TWS reconnects by itself. Do not restart in a loop.",
    codes: {
      1100: "TWS has lost its connection to IBKR's servers. The API connection to TWS is still up. Causes: internet access, IBKR's nightly reset, another session of the same user.",
      1101: [
        "TWS is connected to IBKR again, and market data subscriptions were lost on the way.",
        "Subscribe again.",
      ],
      1102: [
        "TWS is connected to IBKR again, and market data subscriptions were kept.",
        "Nothing; continue.",
      ],
      2103: [
        "The connection of TWS to a market data farm is down. Outside IBKR's nightly reset this points to internet access.",
        "Wait for 2104; do not reconnect to TWS because of it.",
      ],
      2105: [
        "The connection of TWS to a historical data farm is down.",
        "Wait for 2106; do not reconnect to TWS because of it.",
      ],
      2110: "TWS and IBKR's servers are apart; TWS will restore the connection by itself. Usual during the nightly reset.",
    },
    modes: {
      1100: "connectivity-lost",
      1101: "connectivity-lost",
      1102: "connectivity-lost",
      2110: "connectivity-lost",
    },
  },
  {
    madeBy: "tws",
    fault: "none",
    act: "Nothing: it is a notice, not an error, although it arrives through the error channel.",
    codes: {
      2104: "A market data farm is connected. Sent at every connection.",
      2106: "A historical data farm is connected. Sent at every connection.",
      2107: "A historical data farm is idle and will be connected when needed.",
      2108: "A market data farm is idle and will be connected when needed.",
      2119: "A market data farm is being connected.",
      2157: "The security definition farm is down for the moment.",
      2158: "The security definition farm is connected. Sent at every connection.",
    },
    modes: {
      2104: "farm-status-misread",
      2106: "farm-status-misread",
      2107: "farm-status-misread",
      2108: "farm-status-misread",
      2119: "farm-status-misread",
      2158: "farm-status-misread",
    },
  },
  {
    madeBy: "tws",
    fault: "user-config",
    act: "See the failure mode.",
    codes: {
      326: [
        "Another client of this TWS already uses the client id; TWS closes the new connection.",
        "Use a client id that nobody else uses. If nobody does, an old socket is still held: wait a minute or restart TWS.",
      ],
      1300: [
        "The API port was changed in TWS; this connection is being dropped. The text names the new port.",
        "Connect to the new port and configure it on both sides.",
      ],
      10141: [
        "The disclaimer of the paper account has not been accepted in TWS; API sessions are refused until it is.",
        "Accept the dialog in TWS; unattended with IBC: AcceptNonBrokerageAccountWarning=yes.",
      ],
      10189: [
        "Tick-by-tick data was refused: no permission, or the trading session is connected from another address.",
        "Check market data permissions; log off elsewhere.",
      ],
      10197: [
        "No market data while another session of this user is live.",
        "Log off elsewhere, or use a second user name for the API.",
      ],
    },
    modes: {
      326: "client-id-in-use",
      1300: "api-port-changed",
      10141: "paper-disclaimer",
      10197: "competing-session",
    },
  },
  {
    madeBy: "tws",
    fault: "program",
    act: "See the failure mode.",
    codes: {
      100: [
        "More than 50 messages a second were sent. TWS usually disconnects the client after it.",
        "Spread the requests; stay at 40 a second or below.",
      ],
      320: [
        "TWS could not read a request, usually a field of the wrong type; it may close the connection.",
        "Check the values of the request sent just before.",
      ],
      321: [
        "TWS read a request and found it invalid. The text says why: the read-only mode of the API, an unknown account, a missing field.",
        "Read the text behind the code. For “Read-Only mode” untick Read-Only API; for “Invalid account code” correct the account.",
      ],
      322: ["TWS failed while it processed a request; the text says why.", "Read the text behind the code."],
      323: ["TWS failed for the cause that the text names.", "Read the text behind the code."],
      324: ["A DDE request lacks information.", "Complete the request."],
      327: [
        "Binding orders made in TWS by hand is only allowed to client id 0.",
        "Connect with client id 0, or leave it.",
      ],
    },
    modes: { 100: "rate-limit", 320: "malformed-request", 321: "read-only-api" },
  },
];

import type { CodeGroup } from "./group.ts";

// Numbers: IBKR Campus, TWS API, "Error Handling" (warning codes 2100-2169).

/** Warnings of TWS beside those about data farms. */
export const noticeCodes: readonly CodeGroup[] = [
  {
    madeBy: "tws",
    fault: "none",
    act: "Take note; the request went on.",
    codes: {
      2100: [
        "A new subscription for account data replaced the one this client had.",
        "Subscribe to one account at a time.",
      ],
      2101: [
        "Account data cannot be subscribed: another client is subscribed to another account.",
        "Use the calls for several accounts.",
      ],
      2102: ["The order is still being processed and cannot be changed yet.", "Wait for its status."],
      2109: "Outside-regular-hours has no meaning for this order and was ignored.",
      2111: "Start or end of an algorithmic order was moved to the next trading day.",
      2113: "The order size is given in the units of the contract as TWS shows it.",
      2129: "The product is traded on a basis that the text explains.",
      2130: "The product is traded in a currency price with a factor.",
      2137: [
        "The order turns a long position into a short one or the reverse.",
        "Switch the message off under Messages in TWS's configuration when it is wanted.",
      ],
      2148: "The bond carries the restrictions that the text names.",
      2150: "An invalid position trade was rejected.",
      2152: "Lists the exchanges of smart market depth, and which of them need permissions.",
      2167: "Delayed data is sent in place of live data.",
      2168: [
        "eTradeOnly is no longer supported.",
        "Leave the attribute out; older clients set it by default.",
      ],
      2169: [
        "firmQuoteOnly is no longer supported.",
        "Leave the attribute out; older clients set it by default.",
      ],
    },
  },
];

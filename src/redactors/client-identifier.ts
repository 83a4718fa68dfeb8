import type { Redactor } from "../model/redactor.ts";
import { isUuid, looksRandom } from "./value-shape.ts";

/** Client and application ids that look like credentials; TWS client ids are small numbers and stay. */
export const clientIdentifier: Redactor = {
  id: "client-identifier",
  kind: "secret",
  title: "Client and application ids that look like credentials",
  triggers: [
    "client_id",
    "clientid",
    "client-id",
    "account_sid",
    "accountsid",
    "tenant_id",
    "workspace_id",
    "merchant_id",
  ],
  glance: /\\{0,3}["'`]?[ \t]{0,8}(?:[=:]|=>|:=)[ \t]{0,8}\\{0,3}["'`]?[\w.~+/=-]{12}/y,
  before: 4,
  after: 300,
  find({ text, end }) {
    const match = /^\\{0,3}["'`]?[ \t]{0,8}(?:=>|:=|[=:])[ \t]{0,8}\\{0,3}["'`]?([\w.~+/=-]{12,200})/.exec(
      text.slice(end),
    );
    const value = match?.[1];
    if (
      match === null ||
      value === undefined ||
      isUuid(value) ||
      !/\d/.test(value) ||
      !looksRandom(value, 12)
    )
      return [];
    const stop = end + match[0].length;
    return [{ start: stop - value.length, end: stop }];
  },
  examples: {
    hide: [
      ["merchant_id=Qx7Zp9Lm2Vb4", "Qx7Zp9Lm2Vb4"],
      [
        "paypal_client_id=AIG1b0Div1FWbhQFfskVqisnCrA6x7YymR5Q3hR9y",
        "AIG1b0Div1FWbhQFfskVqisnCrA6x7YymR5Q3hR9y",
      ],
    ],
    keep: ["clientId=2, permId=2038089191", "client_id=INTERACTIVE_BROKERS, venue=NASDAQ"],
  },
};

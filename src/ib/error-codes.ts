import { clientLibraryCodes } from "./error-codes/client-library.ts";
import { connectionCodes } from "./error-codes/connection.ts";
import { dataCodes } from "./error-codes/data.ts";
import { extendedCodes } from "./error-codes/extended.ts";
import type { CodeGroup } from "./error-codes/group.ts";
import { noticeCodes } from "./error-codes/notices.ts";
import { orderCodes } from "./error-codes/orders.ts";
import type { ModeFault } from "./failure-modes/mode.ts";

/** What one of IB's message codes means, in our own words. */
export interface ErrorCode {
  readonly code: number;
  readonly meaning: string;
  /** `client-library`: TWS never sends it; the client makes it by itself. */
  readonly madeBy: "tws" | "client-library";
  readonly fault: ModeFault;
  readonly act: string;
  /** Failure mode it points to; `null` when it points to none. */
  readonly mode: string | null;
  readonly source: string;
}

/** Page every TWS code is taken from; the codes a client makes also stand in IB's EClientErrors. */
const SOURCE = "IBKR Campus, TWS API, Error Handling (ibkrcampus.com/campus/ibkr-api-page/twsapi-doc)";

const groups: readonly CodeGroup[] = [
  ...noticeCodes,
  ...extendedCodes,
  ...dataCodes,
  ...orderCodes,
  ...clientLibraryCodes,
  ...connectionCodes,
];

/** Code → meaning; where two groups know a code, the one about the connection counts. */
export const errorCodes: ReadonlyMap<number, ErrorCode> = new Map(
  groups
    .flatMap(rows)
    .sort((a, b) => a.code - b.code)
    .map((row) => [row.code, row]),
);

function rows(group: CodeGroup): ErrorCode[] {
  return Object.entries(group.codes).map(([key, text]) => {
    const code = Number(key);
    const [meaning, act] = typeof text === "string" ? [text, group.act] : text;
    const { madeBy, fault } = group;
    return { code, meaning, madeBy, fault, act, mode: group.modes?.[code] ?? null, source: SOURCE };
  });
}

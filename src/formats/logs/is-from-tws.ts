import type { EventDraft, LogClient } from "./event.ts";

/**
 * What IB says with a number, in a few words that other programs do not say with the same number. Sources: IB message
 * codes, EClientErrors, TWS 10.x; 502 also in the words of the socket.
 */
const WORDS: readonly (readonly [codes: (code: number) => boolean, words: RegExp])[] = [
  [is(100), /max(?:imum)? rate|messages per second/i],
  [
    is(320, 321, 322),
    /\b(?:reading|validating|processing|server error)\b.{0,60}\brequest|cause -|read-?only/i,
  ],
  [is(326), /client ?-?id\b.{0,20}\buse/i],
  [is(435), /\baccount/i],
  [is(501), /already connected/i],
  [is(502), /(?:couldn.t|could not|cannot) connect|ECONN|ENETUN|EHOSTUN|ETIMEDOUT/i],
  [is(503), /TWS is out of date|must be upgraded/i],
  [is(504), /^not connected\b(?! to\b)/i],
  [is(505), /unknown message/i],
  [is(506), /unsupported version/i],
  [is(507), /bad message/i],
  [is(509), /exception caught/i],
  [is(1100, 1101, 1102, 2110), /connectivity between/i],
  [is(1300), /socket port has been|new port/i],
  [is(10_141), /disclaimer/i],
  [is(10_197), /competing/i],
];
/** What its other codes speak of. */
const TRADE =
  /\b(?:farms?|HMDS|sec-?def|market data|historical|connectivity|accounts?|orders?|contracts?|news|ticks?|delayed)\b/i;

/** IB by name, in whatever stands before the words or in them. */
const IB =
  /(?<![A-Za-z])(?:IB|IBKR|IBAPI|TWS|EWrapper|EClient|EReader|Trader Workstation|Interactive ?Brokers?)(?![a-z])/i;
/** A label; in the words of an error it is Kafka's broker as well. */
const BROKER = /(?<![A-Za-z_])broker(?![a-z_])/i;
/** What HTTP says with the same numbers. */
const HTTP =
  /^(?:not implemented|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|http version|variant also|insufficient storage)/i;

/** Codes by themselves are anybody's: these texts are no shape of a client but what people print. */
const ANYBODY: ReadonlySet<LogClient> = new Set(["ib-java", "ibapi"]);

/**
 * Whether a code of IB's range comes from TWS or its client, as far as the line tells. MySQL, HTTP and others number their
 * errors alike, so a number counts with IB's words for it, with a name of IB beside it, or as an error of the connection
 * (`-1`) that a program prints without a logger, in whatever language TWS speaks.
 */
export function isFromTws(
  draft: EventDraft,
  { lead, component }: { lead: string; component: string | null },
) {
  if (draft.kind !== "error-code" || draft.code === undefined || !ANYBODY.has(draft.client)) return true;
  const { code, reqId, message = "" } = draft;
  if (HTTP.test(message)) return false;
  const known = WORDS.find(([codes]) => codes(code))?.[1];
  // Of a logger what it is itself: `ib_bot.db` is the bot's database
  const label = `${component?.split(".").at(-1) ?? ""} ${lead}`;
  if ((known ?? TRADE).test(message) || IB.test(`${label} ${message}`) || BROKER.test(label)) return true;
  // Errors of data and orders speak in many words, and prove nothing about the connection
  if (known === undefined && reqId !== undefined && (code < 2100 || code >= 10_000)) return true;
  return reqId === -1 && (component === null || /[^\p{ASCII}]/u.test(message));
}

function is(...codes: readonly number[]): (code: number) => boolean {
  return (code) => codes.includes(code);
}

import { phrases } from "../phrase.ts";

/** IB's own words without a number in a known place, as people print and paste them: long enough to mean themselves; raw frames of DEBUG logs are left to the lines that explain them. Sources: IB message codes, EClientErrors, knowledge of TWS 10.x. */
export const knownTextPhrases = phrases("unknown", [
  [
    "Couldn't connect to TWS",
    /^(?:[^<']{0,160}?\W)?(?<message>Couldn't connect to TWS\. ?(?:Confirm|$).{0,500})/,
    "error-code",
    { code: 502 },
  ],
  [
    "client id is already in use",
    /^(?:[^<']{0,160}?\W)?(?<message>Unable to connect as the client id is already in use\b.{0,200})/,
    "error-code",
    { code: 326 },
  ],
  [
    "Paper trading disclaimer must first",
    /^(?:[^<']{0,160}?\W)?(?<message>Paper trading disclaimer must first be accepted for API connection.{0,100})/i,
    "error-code",
    { code: 10141 },
  ],
  [
    " has been lost",
    /^(?:[^<']{0,160}?\W)?(?<message>Connectivity between (?:IB|IBKR) and (?:the )?(?:Trader Workstation|TWS) has been lost(?! \w).{0,100})/,
    "error-code",
    { code: 1100 },
  ],
  [
    "has been restored - data ",
    /^(?:[^<']{0,160}?\W)?(?<message>Connectivity between (?:IB|IBKR) and (?:the )?(?:Trader Workstation|TWS) has been restored - data lost.{0,100})/,
    "error-code",
    { code: 1101 },
  ],
  [
    "has been restored - data ",
    /^(?:[^<']{0,160}?\W)?(?<message>Connectivity between (?:IB|IBKR) and (?:the )?(?:Trader Workstation|TWS) has been restored - data maintained.{0,100})/,
    "error-code",
    { code: 1102 },
  ],
  [
    "between Trader Workstation and server is broken",
    /^(?:[^<']{0,160}?\W)?(?<message>Connectivity between Trader Workstation and server is broken.{0,100})/,
    "error-code",
    { code: 2110 },
  ],
  [
    "TWS is out of date",
    /^(?:[^<']{0,160}?\W)?(?<message>The TWS is out of date and must be upgraded.{0,100})/,
    "error-code",
    { code: 503 },
  ],
  [
    "ocket port has been reset",
    /^(?:[^<']{0,160}?\W)?(?<message>(?:TWS )?socket port has been reset and this connection is being dropped.{0,200})/i,
    "error-code",
    { code: 1300 },
  ],
  [
    "currently in Read-Only mode",
    /^(?:[^<]{0,200}?\W)??(?<message>(?:Error validating request.{0,40} cause - )?(?:The )?API interface is currently in Read-Only mode.{0,100})/,
    "error-code",
    { code: 321 },
  ],
  [
    "during competing live session",
    /^(?:[^<']{0,160}?\W)?(?<message>No market data during competing live session.{0,100})/,
    "error-code",
    { code: 10197 },
  ],
  [
    "Max rate of messages per second",
    /^(?:[^<']{0,160}?\W)?(?<message>Max rate of messages per second has been exceeded.{0,200})/,
    "error-code",
    { code: 100 },
  ],
]);

/** Whether a value fits a name for a token, or for what may be an id as well as a key. */

import {
  alternation,
  hasMixture,
  isCapitalKey,
  isHex,
  isPlainPath,
  isUuid,
  looksRandom,
} from "../words/value-shape.ts";
import type { Assigned } from "./assigned.ts";

/** A connection string that says where and not who: `host=localhost`. */
const WHERE = /^(?:host|hostaddr|server|port|dbname|database|sslmode|driver)=[\w.:-]{1,60}$/i;
/** Where to ask on a server, and with which settings: `/sso/Login?forwardTo=22`. */
const ADDRESS = /^\/[\w./-]{1,120}(?:\?[\w.%-]{1,24}=[\w.%-]{0,16}(?:&[\w.%-]{1,24}=[\w.%-]{0,16}){0,8})?$/;
/** A package with its version: `jjwt-jackson-0.11.2`. */
export const ARTIFACT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*[-:]v?\d+(?:\.\d+)+[\w.-]*$/i;

/** Names of classes, which are words: `OrderBookDelta`. */
const CLASS_NAME = /^[A-Za-z][a-z]{2,}(?:[A-Z][a-z]{2,}){1,4}$/;
/** What a session, a response or the like is called: `client-73`. */
const NUMBERED_WORD = /^[a-z]{3,}[-_.]\d{1,4}$/i;
const OFTEN_CALLED = /session|response|challenge|ticket|prime|seed|sig(?:nature)?$/i;

export function isTokenFit(written: string, { key, quoted, tight, option }: Assigned): boolean {
  // Bold in Markdown: the stars are no marks of a token.
  const value = written.replace(/^\*\*([^*]+)\*\*:?$/, "$1");
  if (ADDRESS.test(value) || ARTIFACT.test(value) || WHERE.test(value) || /^#[0-9a-f]{3,8}$/i.test(value))
    return false;
  // How a request to Amazon is signed; the signature has a name of its own.
  if (value === "AWS4-HMAC-SHA256") return false;
  // What a statement of a policy is called at Amazon.
  if (key === "Sid") return looksRandom(value, 10);
  // `ibflow.session:login:41`, a place in a program.
  if (key.includes(".") && /^[a-z_]\w*:\d+$/.test(value)) return false;
  if (CLASS_NAME.test(value) || (NUMBERED_WORD.test(value) && OFTEN_CALLED.test(key))) return false;
  if (
    quoted &&
    /^\S+(?: \S+){1,5}$/.test(value) &&
    alternation(value) >= 0.35 &&
    (value.match(/\d/g)?.length ?? 0) >= 3
  )
    return true;
  if (option && quoted && /^(?=\D*\d)\S+(?: \S+){1,5}$/.test(value)) return true;
  if (/\s/.test(value) || (/cookie/i.test(key) && /^[\w.-]+=/.test(value))) return false;
  return (
    (value.length >= 6 && hasMixture(value) && !isPlainPath(value)) ||
    looksRandom(value, quoted || tight ? 10 : 16) ||
    (quoted && looksRandom(value.replace(/[^A-Za-z0-9]/g, ""), 16)) ||
    (quoted && value.length >= 16 && !/[ .]/.test(value) && isOneRun(value))
  );
}

function isOneRun(value: string): boolean {
  return /^[A-Za-z0-9+/_=~-]+$/.test(value) && !/[a-z]{4,}[_-][a-z]{4,}/i.test(value);
}

/** What Amazon calls the parts of a network and its machines: `vpc-0f3a1c22b7d9e8841`. */
const RESOURCE = /^[a-z]{1,12}-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Under `id`, `hash`, `key`: only what looks random. */
export function isRandomFit(value: string, key: string): boolean {
  if (RESOURCE.test(value)) return false;
  if (
    /(?:^|[^a-z])ids?$/i.test(key.replace(/([a-z])([A-Z])/g, "$1_$2")) ||
    /hash|sha|digest|checksum|fingerprint|version|rev/i.test(key)
  )
    return (
      (looksRandom(value, 12) || (/key[_-]?id$/i.test(key) && isCapitalKey(value))) &&
      !isUuid(value) &&
      !(isHex(value) && value.length >= 32 && !/client|app|auth|access|reporter|private|sess/i.test(key))
    );
  return (looksRandom(value, 14) || isCapitalKey(value)) && !/^[\w./\\-]*\.\w{2,4}$/.test(value);
}

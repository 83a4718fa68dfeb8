import { beginsCleanly } from "../words/boundaries.ts";

/** Letters of hexadecimal that ids of accounts have too. */
const HEX_ID = /^d?f[a-f]?\d+[a-f]?$/i;
/** What gives an account in small letters: its name, or another account before it in a list. */
const NAMED =
  /(?:(?:acc(?:oun)?ts?|accounts?list|advisor|broker|\bfa)[\w-]{0,12}["'`\]]{0,2}(?:\s{1,3}(?:id|number|no\.?|for|of|under))?\s{0,3}(?:[:=]|is\b|>)?\s{0,3}["'`[(]{0,3}|(?:[dufi]|du[a-z])\d{5,8}["'`]?[,;|]\s?["'`]?)$/i;
/** What numbers in hexadecimal are called. */
const CALLED =
  /(?<![a-z])(?:crc|checksum|hash|sha\d{1,3}|md5|handle|module|build|guid|uuid|colou?r|mask|addr(?:ess)?|offset|tree|commit|session)\w{0,4}["'`\]]?\s{0,2}[:=#]?\s{0,2}["'`]?$/i;

/** Whether what looks like the account of an advisor (`F1234567`, `DF12345`) is a number in hexadecimal, or a part of one. */
export function isHexNumber(text: string, start: number, end: number): boolean {
  const id = text.slice(start, end);
  if (!HEX_ID.test(id)) return false;
  // All of an advisor's accounts together have an A behind the number.
  if (/[b-f]$/i.test(id)) return true;
  const before = text.slice(Math.max(0, start - 48), start);
  // An exec id: `f0860372.b41ab181.01.04`, `00002aac.f0475213.03.05`, `0000e1a7.fcf58371.01.01`.
  const after = text.slice(end, end + 12);
  if (/^[0-9a-f]/i.test(after) || /^\.[0-9a-f]{8}\.[0-9a-f]{2}/.test(after)) return true;
  if (/[0-9a-f]{4}\.[a-f]{0,3}$/.test(before) && /^\.\d\d\.\d\d/.test(after)) return true;
  if (!beginsCleanly(text, start) && /(?:[0-9a-f]{4}|(?:^|[^a-z])[a-f]+)$/i.test(before)) return true;
  return id === id.toLowerCase() ? !NAMED.test(before) : CALLED.test(before);
}

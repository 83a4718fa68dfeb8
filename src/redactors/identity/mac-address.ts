import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";

const PAIRS = /[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}/y;
const CISCO = /(?<![0-9A-Za-z.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}/g;
const BARE = /(?<![0-9A-Fa-f])[0-9A-Fa-f]{12}(?![0-9A-Fa-f])/g;
const ENCODED = /(?<![0-9A-Fa-f])[0-9A-Fa-f]{2}(?:%3[Aa][0-9A-Fa-f]{2}){5}(?![0-9A-Fa-f])/g;
const HEX = [..."abcdef"];
const MIXED = [...HEX.flatMap((a) => [`#${a}`, `${a}#`]), ...HEX.flatMap((a) => HEX.map((b) => `${a}${b}`))];

/** Hardware addresses in three notations. */
export const macAddress: Redactor = {
  id: "mac-address",
  kind: "mac",
  title: "Hardware (MAC) addresses",
  triggers: [
    ...MIXED.flatMap((pair) => [`:${pair}:`, `-${pair}-`]),
    ":##:##:##:##:",
    "-##-##-##-##-",
    ".####.####",
    "arp ",
    "arp:",
    "arp-",
    " arpa",
    " dynamic",
    "lladdr ",
    "bssid",
    "hardware address",
    "ethernet address",
    "mac ",
    "mac:",
    'mac"',
    "mac=",
    "macaddr",
    "mac_addr",
    "hwaddr",
    "hardware_info",
    ") at #",
    ...HEX.map((digit) => `) at ${digit}`),
    "physical address",
  ],
  before: 24,
  after: 64,
  find({ text, at, end }): readonly Span[] {
    if (text[at] === ")") return short(text, at + 5);
    if (text[at] === " ") {
      const before = listed(text, at);
      return before.length > 0 ? before : labelled(text, end);
    }
    if (/^[A-Za-z]/.test(text[at] ?? "")) return labelled(text, end);
    if (text[at] === ".") {
      const match = CISCO.exec(text.slice(Math.max(0, at - 4), at + 12));
      CISCO.lastIndex = 0;
      if (match === null || !/[A-Fa-f]/.test(match[0])) return [];
      const start = Math.max(0, at - 4) + match.index;
      return bounded(text, start, start + match[0].length) ? [{ start, end: start + match[0].length }] : [];
    }
    for (let start = Math.max(0, at - 14); start < at; start++) {
      const match = matchAt(PAIRS, text, start);
      if (match === null || !bounded(text, start, start + match[0].length)) continue;
      if (/^(?:00.){5}00$|^(?:ff.){5}ff$/i.test(match[0])) return [];
      return [{ start, end: start + match[0].length }];
    }
    return [];
  },
  examples: {
    hide: [
      ["ether 9e:1b:d4:07:6a:c3 txqueuelen", "9e:1b:d4:07:6a:c3"],
      ["? (10.0.0.17) at 3c:22:fb:90:1:a4 on en0 ifscope", "3c:22:fb:90:1:a4"],
      ["Hardware address: AA-BB-CC-DD-EE-FF", "AA-BB-CC-DD-EE-FF"],
      ["Physical address is aabb.ccdd.eeff", "aabb.ccdd.eeff"],
      ["arp: 00e0.3315.bdaa on Gi0/1", "00e0.3315.bdaa"],
      ["vlan 10   5c00.9d74.5a6e    DYNAMIC     Gi1/0/4", "5c00.9d74.5a6e"],
      ["Internet  10.0.0.4   3   00e0.3315.bdaa  ARPA   Vlan1", "00e0.3315.bdaa"],
      ['"MAC":"F4A80D1B22C3"', "F4A80D1B22C3"],
      ["GET /reg?mac=a4%3A9a%3Ad2%3Ae4%3Ae6%3A2d&v=2", "a4%3A9a%3Ad2%3Ae4%3Ae6%3A2d"],
    ],
    keep: [
      "at 10:20:30:40 done",
      "00:00:00:00:00:00",
      "2f0c1d5e-ab-cd",
      "arp -a shows 12 entries, sharp 0001.0203.0405",
    ],
  },
};

/** A row of what a router or switch of Cisco knows: the kind of the network or of the entry stands behind the address. */
function listed(text: string, at: number): Span[] {
  const address = /(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?=[ \t]{0,8}$)/i.exec(
    text.slice(Math.max(0, at - 24), at),
  );
  if (address === null || !/[a-f]/i.test(address[0])) return [];
  const start = Math.max(0, at - 24) + address.index;
  return [{ start, end: start + address[0].length }];
}

/** What `arp` prints on a Mac: without the zeros before. */
const SHORT = /[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}(?![0-9a-f:])/y;

function short(text: string, at: number): Span[] {
  const address = matchAt(SHORT, text, at)?.[0];
  return address === undefined || /^(?:ff?:){5}ff?$|^(?:0{1,2}:){5}0{1,2}$/.test(address)
    ? []
    : [{ start: at, end: at + address.length }];
}

function labelled(text: string, end: number): Span[] {
  const rest = text.slice(end, end + 64).split("\n")[0] ?? "";
  for (const pattern of [CISCO, ENCODED, BARE]) {
    pattern.lastIndex = 0;
    const match = pattern.exec(rest);
    pattern.lastIndex = 0;
    if (
      match &&
      /[A-Fa-f]/.test(match[0]) &&
      (pattern !== BARE ? match.index < 40 : /\d/.test(match[0]) && match.index < 16)
    )
      return [{ start: end + match.index, end: end + match.index + match[0].length }];
  }
  return [];
}

function bounded(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return (
    !/[0-9A-Za-z]$|[0-9A-Fa-f][:-]$/.test(before.replace(/\\[nrt]$/, "")) &&
    !/^(?:[0-9A-Za-z]|[:-][0-9A-Fa-f]{2})/.test(text.slice(end, end + 3))
  );
}

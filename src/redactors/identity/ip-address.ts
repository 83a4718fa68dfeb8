import ipaddr from "ipaddr.js";
import type { Place, Redactor, Span } from "../../model/redactor.ts";
import { isDigit, WORD } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";

const QUAD = /(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}/y;
/** Ranges that say nothing about where somebody is; faults of trusted addresses are diagnosed with them. */
const HARMLESS = new Set([
  "unspecified",
  "broadcast",
  "multicast",
  "linkLocal",
  "loopback",
  "carrierGradeNat",
  "private",
  "uniqueLocal",
]);
const VERSION_BEFORE =
  /(?:(?<![a-z])(?:net|tws)|versions?|ver|v|release|rel|build|assembly|revision|java|jdk|jre|jvm|openjdk|python|node|chrome\w*|chromium|driver|firefox|edg\w*|safari|gateway|ibc|\.net|framework|runtime|nuget|package|windows|kernel|oid|section|ibapi|api|client|opr|culture=neutral,?|(?:fixed|introduced|added|removed|deprecated|changed|available) in|since|prior to|as of)["']?[\s:=(/v_-]{0,4}["']?$|(?:==|>=|<=|~=|!=|\^)\s?$|[A-Za-z]-$|[A-Za-z]\/$/i;

/** What follows an address in the names that providers give to it, behind its last digit. */
const PROVIDERS =
  "compute static dyn pool cust client dsl adsl cable ip res bb broadband fiber hsd ppp dip rev lightspeed mobile isp eu- us- ap- ca- sa- af- me-"
    .split(" ")
    .map((word) => `#.${word}`);
const DOT = 0x2e;
const COLON = 0x3a;
const SMALL_V = 0x76;

/** Digits on both sides, and a first number that is neither 0, 10 nor 127: most triggers stand in times, ids and loopback addresses. */
function mayBeQuad(bytes: Uint8Array, { at, end, limit }: Place): boolean {
  if (bytes[at] !== DOT) return true;
  if (end >= limit || at === 0 || !isDigit(bytes[end])) return false;
  let first = 0;
  let start = at;
  for (let scale = 1; start > 0 && at - start < 3 && isDigit(bytes[start - 1]); scale *= 10)
    first += scale * ((bytes[--start] ?? 0) - 0x30);
  if (start === at || bytes[start - 1] === DOT || first === 127 || first === 10 || first === 0) return false;
  return hasFourNumbers(bytes, start, limit);
}

/** Four numbers of up to three digits with dots between, and no fifth. */
function hasFourNumbers(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  for (let number = 0; number < 4; number++) {
    if (number > 0 && bytes[at++] !== DOT) return false;
    const begin = at;
    while (at < limit && at - begin < 4 && isDigit(bytes[at])) at++;
    if (at === begin || at - begin > 3) return false;
  }
  // A fifth number, or the rest of a version: `11.2.0.4.v3`.
  return bytes[at] !== DOT || at + 1 >= limit || !isFifth(bytes, at + 1);
}

function isFifth(bytes: Uint8Array, at: number): boolean {
  return isDigit(bytes[at]) || (bytes[at] === SMALL_V && isDigit(bytes[at + 1]));
}

/** Public IPv4 addresses; private and loopback ones stay. */
export const ipv4Address: Redactor = {
  id: "public-ipv4",
  kind: "ip",
  title: "Public IPv4 addresses",
  triggers: [".#.", ".##.", ".###.", ...PROVIDERS],
  peek: mayBeQuad,
  before: 64,
  after: 48,
  find({ text, at }): readonly Span[] {
    if (text[at] !== ".") return dashed(text, at + 1);
    let start = at;
    while (start > 0 && /\d/.test(text[start - 1] ?? "") && at - start < 3) start--;
    const quad = matchAt(QUAD, text, start);
    if (quad === null || start === at || EVERYBODYS.test(quad[0]) || /^(?:127|10|192\.168|0)\./.test(quad[0]))
      return [];
    const end = start + quad[0].length;
    const isEscaped = /\\u00[0-7][0-9a-fA-F]$/.test(text.slice(Math.max(0, start - 6), start));
    if (
      (!isEscaped && /[\d.]/.test(text[start - 1] ?? "")) ||
      /^(?:\d|[.-]\d|[A-Za-z])/.test(text.slice(end, end + 2))
    )
      return [];
    const before = text.slice(Math.max(0, start - 24), start);
    if (/[A-Za-z]$/.test(before) && !/(?:\\[nrt]|%[0-9A-Fa-f]{2})$/.test(before)) return [];
    if (
      VERSION_BEFORE.test(before) &&
      !(/(?:client|gateway|api)\W{1,4}$/i.test(before) && looksLikeAddress(quad[0])) &&
      !/(?:^|[^A-Za-z])(?:host|addr|address|ip|peer|from|to|server|client ?ip)\W{0,3}\w*\/$/i.test(before)
    )
      return [];
    // Of a search for the name of an address, in which its numbers stand the other way round.
    const address = /^\.in-addr/i.test(text.slice(end, end + 8))
      ? quad[0].split(".").reverse().join(".")
      : quad[0];
    return isPublic(address) ? [{ start, end, learn: false }] : [];
  },
  examples: {
    hide: [
      ["peer 133.133.133.133 joined", "133.133.133.133"],
      ["\\u0022133.133.133.133\\u0022", "133.133.133.133"],
      ["ec2-84-22-17-9.compute-1.amazonaws.com", "84-22-17-9"],
      ["resolved static.84-22-17-9.clients.your-server.de", "84-22-17-9"],
      ['{"client":"84.227.91.38:53112"}', "84.227.91.38"],
      ["228.96.211.84.in-addr.arpa", "228.96.211.84"],
    ],
    keep: [
      "127.0.0.1:7497",
      "192.168.1.20",
      "netmask 255.0.0.0",
      "Version=4.2.1.2",
      "Java 17.0.10.0",
      "10.30.1.2",
      "ChromeDriver 126.0.6478.126",
      "O-20251127-1-2-3-4.log",
    ],
  },
};

/** Masks of networks, which no address begins like, and the resolvers that everybody uses. */
const EVERYBODYS =
  /^(?:2(?:4\d|5\d)\.\d{1,3}\.\d{1,3}\.\d{1,3}|8\.8\.(?:8\.8|4\.4)|1\.(?:1\.1\.1|0\.0\.1)|9\.9\.9\.9)$/;

/** Versions have small numbers. */
function looksLikeAddress(quad: string): boolean {
  return quad.split(".").filter((octet) => Number(octet) >= 60).length >= 2;
}

/** Names that providers give to addresses: `84-22-17-9.static.example.net`, `ec2-84-22-17-9.compute-1.amazonaws.com`. */
const DASHED =
  /(?<![\w.-])(?:[a-z]{1,12}\d?[.-])?(\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3})\.(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}(?![\w-])/gi;

function dashed(text: string, at: number): Span[] {
  for (const match of text.matchAll(DASHED)) {
    const quad = match[1] ?? "";
    const start = match.index + match[0].indexOf(quad);
    if (start + quad.length !== at) continue;
    return isPublic(quad.replaceAll("-", ".")) ? [{ start, end: start + quad.length }] : [];
  }
  return [];
}

const IPV6 = /[0-9A-Fa-f]{1,4}(?::{1,2}[0-9A-Fa-f]{1,4}){1,7}(?:::)?(?:\.\d{1,3}){0,3}/y;

/** Public IPv6 addresses. */
export const ipv6Address: Redactor = {
  id: "public-ipv6",
  kind: "ip",
  title: "Public IPv6 addresses",
  triggers: ["::", ":####:####:", ...[..."abcdef"].flatMap((letter) => [`:${letter}`, `:#${letter}`])],
  peek: (bytes, { at, end, limit }) =>
    end < limit &&
    (isHex(bytes[end]) || bytes[end] === COLON) &&
    (at === 0 || isHex(bytes[at - 1])) &&
    beginsAddress(bytes, at),
  glance: /(?<=::)(?=[0-9a-f])|(?<=[0-9a-f]:\d?[a-f])(?=[0-9a-f]{0,3}:)|(?<=:\d{4}:\d{4}:)/iy,
  before: 48,
  after: 48,
  find({ text, at }): readonly Span[] {
    let start = at;
    while (start > 0 && at - start < 44 && /[0-9A-Fa-f:]/.test(text[start - 1] ?? "")) start--;
    while (text[start] === ":") start++;
    const match = matchAt(IPV6, text, start);
    if (
      match === null ||
      /[A-Za-z0-9_]/.test(text[start - 1] ?? "") ||
      /[A-Za-z0-9_:]/.test(text[start + match[0].length] ?? "")
    )
      return [];
    const address = match[0];
    const groups = address.split(":").length;
    if (!(groups === 8 || (address.includes("::") && /^[23][0-9a-f]{3}:/i.test(address)))) return [];
    return isPublic(address) ? [{ start, end: start + address.length, learn: false }] : [];
  },
  examples: {
    hide: [["from 2400:c401::5054:ff:fe1b:b031 port", "2400:c401::5054:ff:fe1b:b031"]],
    keep: ["::1", "fe80::1ff:fe23:4567:890a", "std::fd::ab", "20:30:43:069"],
  },
};

/** Whether the group before a colon is one of an address: `nautilus_core::data` has colons between words. */
function beginsAddress(bytes: Uint8Array, colon: number): boolean {
  let start = colon;
  while (start > 0 && isHex(bytes[start - 1])) start--;
  return start === 0 || !WORD[bytes[start - 1] as number];
}

function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const letter = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
}

function isPublic(address: string): boolean {
  try {
    const parsed = ipaddr.process(address);
    return !HARMLESS.has(parsed.range()) && !address.startsWith("0.");
  } catch {
    return false;
  }
}

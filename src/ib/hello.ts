import { decodeConnectionTime, type TimeEncoding } from "./connection-time.ts";
import { encodeFrame } from "./framing.ts";

/** First bytes of every client since API 9.72. */
export const API_PREFIX = Uint8Array.of(0x41, 0x50, 0x49, 0x00);

/** The versions a client offers, e.g. `v100..200`, or `v100` when both are the same. */
export function versionRange(min: number, max: number): string {
  return min === max ? `v${min}` : `v${min}..${max}`;
}

/** The first bytes a client sends: `API\0`, a length, and `v100..200` with optional connect options. */
export function encodeClientHello({
  min,
  max,
  options,
}: {
  min: number;
  max: number;
  options?: string;
}): Uint8Array {
  const text = versionRange(min, max) + (options ? ` ${options}` : "");
  return Buffer.concat([API_PREFIX, encodeFrame(Buffer.from(text, "ascii"))]);
}

export interface ClientHello {
  readonly min: number;
  readonly max: number;
  readonly options: string | null;
}

/** Reads the text behind `API\0` and its length; `null` when it offers no versions. */
export function decodeClientHello(body: Uint8Array): ClientHello | null {
  const text = Buffer.from(body).toString("latin1");
  const match = /^v(\d{1,6})(?:\.\.(\d{1,6}))?(?: (.*))?$/s.exec(text);
  if (!match) return null;
  return { min: Number(match[1]), max: Number(match[2] ?? match[1]), options: match[3] ?? null };
}

/** What TWS answers first: its version and the time of the connection. Always text, always one message. */
export function encodeServerHello(
  serverVersion: number | string,
  connectionTime: string | Uint8Array,
): Uint8Array {
  const time = typeof connectionTime === "string" ? Buffer.from(connectionTime, "utf8") : connectionTime;
  return encodeFrame(Buffer.concat([Buffer.from(`${serverVersion}\0`, "latin1"), time, Uint8Array.of(0)]));
}

/** Far above any hello: a version of three digits and a time with a zone name. */
const MAX_HELLO_LENGTH = 4096;

/** Whether a server's first bytes cannot begin a hello, so that something else than TWS speaks. */
export function cannotBeHello(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return bytes.some((byte, index) => index < 2 && byte !== 0);
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) > MAX_HELLO_LENGTH;
}

/** The hello of a TWS from before the v100 protocol, which has no length; `null` when the bytes are none. */
export function legacyHello(bytes: Uint8Array): Uint8Array | null {
  const match = /^\d{1,3}\0\d{8} [^\0]{1,100}\0/.exec(Buffer.from(bytes).toString("latin1"));
  return match && bytes.subarray(0, match[0].length);
}

export type ServerHello =
  | {
      readonly kind: "hello";
      readonly serverVersion: number;
      readonly connectionTime: string;
      readonly encoding: TimeEncoding;
    }
  /** Version -1, then `host[:port]` (IB's Java client, EDecoder.processFirstMsg). */
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "nonsense"; readonly reason: string };

/** Reads the body of the server's first message, whatever it is. Never throws. */
export function decodeServerHello(body: Uint8Array): ServerHello {
  const end = body.indexOf(0);
  if (end === -1)
    return { kind: "nonsense", reason: body.length === 0 ? "empty message" : "no version field" };
  const version = Buffer.from(body.subarray(0, end)).toString("latin1");
  const rest = body.subarray(end + 1);
  const second = rest.at(-1) === 0 ? rest.subarray(0, -1) : rest;
  if (version === "-1")
    return { kind: "redirect", to: Buffer.from(second).toString("utf8").replace(/\0.*$/s, "") };
  if (!/^\d{1,9}$/.test(version)) return { kind: "nonsense", reason: "the version is no number" };
  if (rest.length === 0) return { kind: "nonsense", reason: "one field instead of two" };
  if (second.includes(0)) return { kind: "nonsense", reason: "more than two fields" };
  return { kind: "hello", serverVersion: Number(version), ...decodeConnectionTime(second) };
}

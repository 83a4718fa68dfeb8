import { foreignService } from "./foreign-service.ts";
import { HEADER_LENGTH } from "./framing.ts";
import { decodeClientHello, decodeServerHello } from "./hello.ts";
import type { WireMessage, WireSide } from "./wire-record.ts";

/** A message without when it came and from whom. */
export type WireContent = Omit<WireMessage, "atMs" | "from">;

/** What speaks: messages with lengths, the first of them at `begin`; something that is told as a whole; not to be known yet. */
export type Opening =
  | { readonly is: "framed"; readonly begin: number }
  | { readonly is: "unframed"; readonly content: WireContent }
  | { readonly is: "unclear" };

/** What a program sends before everything. */
const PREFIX = "API\0";
/** The longest first message that can be a hello: `API\0`, versions, connect options; or version and time. */
const LONGEST_HELLO = 4096;

/** Decides from the first bytes of a direction what speaks there. */
export function readOpening(from: WireSide, bytes: Buffer): Opening {
  const first = bytes[0] ?? 0;
  if (from === "program" && PREFIX.startsWith(bytes.toString("latin1", 0, PREFIX.length))) {
    if (bytes.length < PREFIX.length + HEADER_LENGTH) return { is: "unclear" };
    const isHello = bytes.readUInt32BE(PREFIX.length) <= LONGEST_HELLO;
    return isHello ? { is: "framed", begin: PREFIX.length } : stranger(from, bytes);
  }
  if (first >= 0x30 && first <= 0x39) return legacy(from, bytes);
  if (bytes.length < HEADER_LENGTH)
    return from === "tws" && first === 0 ? { is: "unclear" } : stranger(from, bytes);
  if (from === "program" || bytes.readUInt32BE(0) > LONGEST_HELLO) return stranger(from, bytes);
  return { is: "framed", begin: 0 };
}

/** Before version 100: no lengths, so nothing behind the first fields can be cut. */
function legacy(from: WireSide, bytes: Buffer): Opening {
  const fields = bytes.toString("latin1").split("\0");
  const wanted = from === "program" ? 1 : 2;
  if (fields.length <= wanted)
    return bytes.length > LONGEST_HELLO ? stranger(from, bytes) : { is: "unclear" };
  const [version = "", connectionTime = ""] = fields;
  if (!/^\d{1,4}$/.test(version)) return stranger(from, bytes);
  const named: Record<string, string> =
    from === "program" ? { versions: version } : { serverVersion: version, connectionTime };
  return unframed({ name: "hello", framing: "legacy", bytes, fields: named });
}

function stranger(from: WireSide, bytes: Buffer): Opening {
  const { service, name } = foreignService(bytes);
  return unframed({
    name: from === "program" ? "no IB hello" : service,
    framing: "foreign",
    bytes,
    fields: { service: name },
  });
}

function unframed({ bytes, ...content }: Omit<WireContent, "id" | "bytes"> & { bytes: Buffer }): Opening {
  return { is: "unframed", content: { ...content, id: null, bytes: bytes.length } };
}

/** The first message with a length; `serverVersion` where TWS names it. */
export function readHello(
  from: WireSide,
  body: Buffer,
  bytes: number,
): { content: WireContent; serverVersion: number | null } {
  const hello = (length: number, fields: WireMessage["fields"]): WireContent => ({
    name: "hello",
    id: null,
    framing: "hello",
    bytes: length,
    fields,
  });
  if (from === "program") {
    const decoded = decodeClientHello(body);
    const options = decoded?.options ? { options: decoded.options } : {};
    const versions = body.toString("latin1").split(" ", 1)[0] ?? "";
    const length = PREFIX.length + bytes;
    return { content: hello(length, decoded ? { versions, ...options } : null), serverVersion: null };
  }
  const decoded = decodeServerHello(body);
  if (decoded.kind === "hello") {
    const { serverVersion, connectionTime } = decoded;
    const fields = { serverVersion: String(serverVersion), connectionTime };
    return { content: hello(bytes, fields), serverVersion };
  }
  const fields =
    decoded.kind === "redirect" ? { serverVersion: "-1", redirect: decoded.to } : { problem: decoded.reason };
  return { content: hello(bytes, fields), serverVersion: null };
}

import { visibleBytes } from "./visible-bytes.ts";

/** A service that is not TWS but answered on its port. */
export interface ForeignService {
  readonly service:
    | "client-portal"
    | "http"
    | "tls"
    | "ssh"
    | "socks"
    | "fix"
    | "database"
    | "vnc"
    | "echo"
    | "greeting"
    | "unknown";
  /** For people. */
  readonly name: string;
}

/** First match wins; each pattern is tried on the first bytes as `visibleBytes` shows them. */
const SIGNS: readonly (readonly [pattern: RegExp, service: ForeignService])[] = [
  // Client Portal Gateway is a vert.x server that serves IBKR's single sign-on pages.
  [
    /^HTTP\/\d.*(?:vert\.?x|clientportal|\/sso\/)/i,
    { service: "client-portal", name: "the Client Portal Gateway" },
  ],
  [/^HTTP\/\d/, { service: "http", name: "an HTTP server" }],
  [/^ *<(?:!doctype|html|\?xml)/i, { service: "http", name: "an HTTP server" }],
  // TLS record types 21 (alert) and 22 (handshake), then the major version 3 (RFC 8446, 5.1).
  [/^\\x15\\x03/, { service: "tls", name: "a TLS server" }],
  [/^\\x16\\x03/, { service: "tls", name: "a TLS endpoint" }],
  [/^SSH-\d/, { service: "ssh", name: "an SSH server" }],
  [/^8=FIX/, { service: "fix", name: "a FIX server" }],
  [/^\\x05(?:\\x0\d|\\xff)$/, { service: "socks", name: "a SOCKS proxy" }],
  [/^(?:220|\+OK|\* OK)[ -]/, { service: "greeting", name: "a mail or file server" }],
  [/^-(?:ERR|DENIED) /, { service: "database", name: "a Redis server" }],
  // Length and number of a packet, protocol 10, the version (dev.mysql.com, "Protocol::HandshakeV10").
  [/^.{1,4}\\x00\\x00\\x00\\x0a\d+\.\d/, { service: "database", name: "a MySQL or MariaDB server" }],
  [/^RFB \d{3}\.\d{3}/, { service: "vnc", name: "a VNC server" }],
  // An empty HTTP/2 frame of type SETTINGS on stream 0 (RFC 9113, 6.5).
  [/^\\x00\\x00.{1,4}\\x04\\x00\\x00\\x00\\x00\\x00/, { service: "http", name: "an HTTP/2 server" }],
  [/^API\\x00/, { service: "echo", name: "a service that sends back what it gets" }],
];

/** Names the service that sent these first bytes (64 are enough) instead of a TWS hello. */
export function foreignService(firstBytes: Uint8Array): ForeignService {
  const text = visibleBytes(firstBytes, 256);
  const sign = SIGNS.find(([pattern]) => pattern.test(text));
  return sign?.[1] ?? { service: "unknown", name: "a service that does not speak the TWS API" };
}

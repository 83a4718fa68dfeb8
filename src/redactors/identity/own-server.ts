import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass } from "../words/byte-class.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { isOwnServer } from "../words/server-name.ts";
import { matchAt } from "../words/sticky.ts";

const NAME = byteClass(/[\w.-]/);
const OPENS = byteClass(/[\s"'`(]/);
const OPTIONS = /(?:[ \t]{0,4}-[\w-]{1,12}(?![\w.])(?:[ \t]{1,4}\d{1,5}(?![\w.]))?){0,4}/y;
const HOST = /[\s"'`(]{0,4}([\w.-]{4,120})(?::(\d{1,5}))?/y;
/** Where TWS and Gateway listen, behind the name of their machine: `gw.example:4001`, `"gw.example", 4001`. */
const PORTS = ["400#", "749#"].flatMap((port) => [`:${port}`, `", ${port}`, `', ${port}`]);
const BEFORE_PORT = /[\w.-]{4,120}$/;
const [DASH, COLON, DOUBLE, SINGLE] = [0x2d, 0x3a, 0x22, 0x27] as const;
const isOwn = rememberedBytes((name) => isOwnServer(name.replace(/[.-]+$/, "")));

/** Names of somebody's own servers, where something is connected to them. */
export const ownServer: Redactor = {
  id: "own-server",
  kind: "host",
  title: "Names of own servers in connections",
  triggers: [
    ...["connected", "connecting", "connect", "connection", "reconnecting", "reconnect"].map(
      (word) => `${word} to `,
    ),
    ...[
      "connect call failed (",
      "connect(",
      "connectasync(",
      "connection refused: ",
      "could not resolve host",
    ],
    ...["econnrefused ", "enotfound ", "eai_again ", "etimedout ", "econnreset ", "ehostunreach "],
    ...["telnet ", "nc -", "ping ", "ssh ", "nslookup ", "traceroute ", " -h ", " --host ", " --host="],
    ...["dig ", "resolving ", "server=", 'server":', "server: ", "socket(", "connection(("],
    ...PORTS,
    ...["host=", "host =", 'host":', "host':", "host: "],
  ],
  peek: (bytes, { at, end, limit }) => {
    if (isPort(bytes[at])) {
      let begin = at;
      while (begin > 0 && at - begin < 120 && NAME[bytes[begin - 1] as number]) begin--;
      return isOwn(bytes, begin, at);
    }
    let start = end;
    while (start < limit && start - end < 4 && OPENS[bytes[start] as number]) start++;
    if (bytes[start] === DASH || bytes[end - 1] === DASH) return true;
    let stop = start;
    while (stop < limit && stop - start < 120 && NAME[bytes[stop] as number]) stop++;
    return stop >= limit || isOwn(bytes, start, stop);
  },
  before: 128,
  after: 200,
  find({ text, at, end }): readonly Span[] {
    if (isPort(text.charCodeAt(at))) {
      const before = BEFORE_PORT.exec(text.slice(0, at))?.[0] ?? "";
      return isOwnServer(before) ? [{ start: at - before.length, end: at }] : [];
    }
    const trigger = text.slice(at, end);
    // A header of HTTP names whose service it is.
    if (/^(?:Host|Server): $/.test(trigger) && /(?:^|\W|\\n)$/.test(text.slice(Math.max(0, at - 2), at)))
      return [];
    OPTIONS.lastIndex = trigger.endsWith("-") ? end - 1 : end;
    OPTIONS.test(text);
    const match = matchAt(HOST, text, OPTIONS.lastIndex);
    const name = match?.[1]?.replace(/[.-]+$/, "") ?? "";
    // What is reached as a page is reached by everybody.
    if (match === null || !isOwnServer(name) || /^(?:443|80)$/.test(match[2] ?? "")) return [];
    if (trigger.endsWith("(") && !/^[\s(]{0,4}["'`]/.test(match[0])) return [];
    const start = HOST.lastIndex - match[0].length + match[0].indexOf(name);
    return [{ start, end: start + name.length }];
  },
  examples: {
    hide: [
      ['ib.connect("gw.velgar.example", 4001)', "gw.velgar.example"],
      ["Connecting to gw.velgar.example:4001 with client id: 1", "gw.velgar.example"],
      ["psql -h gw.velgar.example ib", "gw.velgar.example"],
      ["nc -zv gw.velgar.example 4001", "gw.velgar.example"],
      ["IB_HOST=gw.velgar.example", "gw.velgar.example"],
    ],
    keep: [
      "Connected to ndc1.ibllc.com:4001",
      "Connecting to 192.168.1.5:4002",
      "Connected to api.github.com:443",
      "connect to com.ib.client",
      "connect(self.host, self.port)",
      "Connected to usfarm.nj",
    ],
  },
};

function isPort(first: number | undefined): boolean {
  return first === COLON || first === DOUBLE || first === SINGLE;
}

import type { Redactor, Span } from "../../model/redactor.ts";
import { isOfCommonWords } from "../words/common-words.ts";
import { isAnyMachine } from "../words/server-name.ts";
import { matchAt } from "../words/sticky.ts";

/** Before the name of a machine that could not be reached, or on which a program of QuantConnect runs. */
const TOLD = [
  "connect to host ",
  "unknownhostexception: ",
  "resolve hostname ",
  "could not resolve host: ",
  "lookup ",
  "bit) host: ",
];
const NAME = /["']?([A-Za-z][\w-]{1,62})["']?(?=: | port \d|:? (?:on|no such|name or service)|$)/y;
/** How private addresses begin, and those of the machine itself. */
const OWN_ADDRESSES = ["/10.", "/127.", "/172.", "/192."];

/** Names of machines in one word, where something is connected to them; it has a digit or a dash. */
export const connectedHost: Redactor = {
  id: "connected-host",
  kind: "host",
  title: "Names of machines that something is connected to",
  triggers: [...TOLD, ...OWN_ADDRESSES],
  before: 64,
  after: 80,
  find({ text, at, end }): readonly Span[] {
    const isAddress = text[at] === "/";
    const name = isAddress ? behindWhich(text, at) : matchAt(NAME, text, end)?.[1];
    if (name === undefined || !/[\d-]/.test(name) || isAnyMachine(name) || isOfCommonWords(name)) return [];
    const start = isAddress ? at - name.length : text.indexOf(name, end);
    return [{ start, end: start + name.length }];
  },
  examples: {
    hide: [
      ["ssh: connect to host quanthost-7 port 22: Connection refused", "quanthost-7"],
      ["java.net.UnknownHostException: quanthost-7: Name or service not known", "quanthost-7"],
      ["listening on address: trading-box/172.17.0.2 port: 7462", "trading-box"],
      ["Mode: DEBUG (64bit) Host: quanthost-7", "quanthost-7"],
    ],
    keep: [
      "localhost/127.0.0.1:4001",
      "proxy set to 10/10.0.0.1 at v2/192.168.1.5",
      "connect to host gateway port 4001",
      "lookup table-7 of farms",
      "dial tcp: lookup ib-gateway-1 on 127.0.0.11:53: no such host",
    ],
  },
};

/** `trading-box/192.168.1.5`: an address as Java prints it, and the name before it. */
function behindWhich(text: string, at: number): string | undefined {
  return /^\/\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/.test(text.slice(at, at + 20))
    ? /(?<![\w./-])[A-Za-z][\w-]{2,62}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0]
    : undefined;
}

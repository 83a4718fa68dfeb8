import type { Redactor, Span } from "../../model/redactor.ts";
import { isOwnServer } from "../words/server-name.ts";
import { matchAt } from "../words/sticky.ts";

/** What speaks to a server of one's own; pages are for everybody. */
const SCHEMES =
  "redis rediss amqp amqps mongodb postgres postgresql mysql mariadb mssql sqlserver clickhouse nats mqtt mqtts kafka ldap ldaps sftp smtp smtps imap imaps influxdb memcached vnc rdp tcp".split(
    " ",
  );
/** Names of settings that say where something of one's own is. Lower case names stand in programs as well. */
const VARIABLES = "_url _uri _addr _address _endpoint _domain _domains _host _server _servers".split(" ");
const SIGNS = ["=", ":", " ="];
const SETTINGS = [
  "server_name",
  "external_url",
  "homeserver",
  "bootstrap.servers",
  "bootstrap_servers",
  "trusted_domains",
  "rule=host(`",
  "targets",
];
const NAMES = String.raw`[\w.-]{4,120}`;
const VALUE = new RegExp(
  String.raw`\\{0,3}["']?(?:[ \t]{0,4}[=:]|(?<=server_name|homeserver)[ \t]|(?<=(?<rule>\x60)))[ \t]{0,8}(?:\[[ \t]{0,4})?\\{0,3}["']?(?<scheme>https?:\/\/)?(?<name>${NAMES})(?!\()`,
  "iy",
);
const HOST = new RegExp(`(?<scheme>)(?<name>${NAMES})`, "y");
/** Names that whoever is at home gives to his own machine. */
const DYNAMIC =
  "duckdns.org dyndns.org dynu.net no-ip.org no-ip.com ddns.net hopto.org zapto.org myfritz.net synology.me selfhost.eu ts.net t-ipconnect.de ngrok.io ngrok.app ngrok-free.app ngrok-free.dev trycloudflare.com loca.lt".split(
    " ",
  );
const OF_DYNAMIC = /(?<![\w.-])(?:[A-Za-z0-9][\w-]{0,62}\.){1,4}$/;

/** Names of somebody's own servers in addresses and in settings that say where something is. */
export const ownAddress: Redactor = {
  id: "own-address",
  kind: "host",
  title: "Names of own servers in addresses and settings",
  triggers: [
    ...SCHEMES.map((scheme) => `${scheme}://`),
    "@//",
    ...VARIABLES.flatMap((name) => SIGNS.map((sign) => name + sign)),
    ...SETTINGS,
    ...DYNAMIC.map((name) => `.${name}`),
  ],
  before: 128,
  after: 160,
  find({ text, at, end }): readonly Span[] {
    if (text[at] === ".") return dynamic(text, at, end);
    const trigger = text.slice(at, end);
    if (trigger.endsWith("//")) return spanOf(text, matchAt(HOST, text, end), HOST.lastIndex);
    // A variable of the environment has capitals; in a program anything may be called so.
    if (trigger.startsWith("_") && !/^_[A-Z]+/.test(trigger)) return [];
    const from = end - (/ ?[=:]$/.exec(trigger)?.[0].length ?? 0);
    return spanOf(text, matchAt(VALUE, text, from), VALUE.lastIndex);
  },
  examples: {
    hide: [
      ["redis://cache.velgar.capital:6379", "cache.velgar.capital"],
      ["VAULT_ADDR=https://vault.velgar.family:8200 VAULT_TOKEN=x", "vault.velgar.family"],
      ["server_name vnc.velgar.example;", "vnc.velgar.example"],
      ["bootstrap.servers=kafka-1.velgar.example:9093", "kafka-1.velgar.example"],
      ["- targets: ['prom.velgar.example:9100']", "prom.velgar.example"],
      ["external_url: https://velgar.duckdns.org:8123", "velgar.duckdns.org"],
      ["open http://velgar.duckdns.org/x", "velgar.duckdns.org"],
      ["rule=Host(`ib.velgar.example`)", "ib.velgar.example"],
    ],
    keep: [
      "PIP_INDEX_URL=https://pypi.org/simple",
      "BINANCE_URL=https://api.binance.com",
      'self.base_url = "https://rest.vendor.example"',
      "REDIS_URL=redis://redis:6379/0",
      "DOCS_URL=https://docs.vendor.io/start",
      "postgres://localhost/ib",
      "install ngrok.io from the page",
      'REST_URL = settings.family("IBIND_REST_URL")',
      "SOURCE_URL=docs.amazon.com",
    ],
  },
};

function spanOf(text: string, match: RegExpExecArray | null, last: number): Span[] {
  const { rule, scheme, name: written = "" } = match?.groups ?? {};
  const name = written.replace(/[.-]+$/, "");
  // Without a scheme it may be a name in a program; `user:password@host` is another redactor's.
  if (!isOwnServer(name, (rule ?? scheme) !== undefined) || text[last] === "@") return [];
  const start = last - written.length;
  return [{ start, end: start + name.length }];
}

function dynamic(text: string, at: number, end: number): Span[] {
  const name = OF_DYNAMIC.exec(text.slice(0, at + 1))?.[0] ?? "";
  return name === "" || /[\w-]/.test(text[end] ?? "") || /^(?:www|docs|api|get|download)\.$/i.test(name)
    ? []
    : [{ start: at + 1 - name.length, end }];
}

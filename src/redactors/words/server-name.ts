import { isCommonWord } from "./common-words.ts";

/** Servers that everybody knows: of the broker, of other brokers and vendors, of where packages and images come from. */
const KNOWN = new Set(
  (
    "ibllc interactivebrokers ibkr ibkrguides github githubusercontent gitlab bitbucket pypi pythonhosted python anaconda npmjs yarnpkg nodejs docker ghcr quay " +
    "google googleapis gstatic gmail goog gcr microsoft azure office365 outlook live windows visualstudio apple icloud debian ubuntu canonical archlinux alpinelinux fedoraproject redhat centos " +
    "cloudflare fastly akamai akamaized letsencrypt oracle java adoptium azul maven apache eclipse mozilla nginx postgresql mysql mongodb redis rabbitmq grafana datadoghq sentry slack discord telegram twitter " +
    "binance bybit okx kraken coinbase bitmex bitfinex deribit kucoin dydx hyperliquid alpaca polygon tradingview oanda tradier databento tardis yahoo finnhub alphavantage iexcloud quandl tiingo " +
    "amazon wikipedia w3 ietf gnu sourceforge stackexchange reddit linkedin youtube heroku vercel netlify betfair websocket nautechsystems nautilustrader readthedocs stackoverflow openai anthropic ntp"
  ).split(" "),
);
/** Endings of names; without those that are words of programs as well, as in `settings.host` or `row.id`. */
const TOP =
  "com|net|org|biz|capital|trading|finance|family|ventures|consulting|solutions|systems|cat|pt|al|dev|io|ai|cloud|xyz|online|tech|example|lan|home|internal|corp|intra|eu|de|at|ch|li|uk|ie|fr|be|nl|lu|it|es|pt|se|no|fi|dk|ee|lv|lt|pl|cz|sk|hu|ro|bg|gr|tr|ru|ua|il|ae|in|cn|jp|kr|hk|sg|tw|th|my|vn|ph|au|nz|za|ca|us|mx|br|ar|cl|co|me|tv|cc|gg|fm";
const DOMAIN = new RegExp(
  String.raw`^(?=.{4,120}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}(?:${TOP}|xn--[a-z0-9]{2,20})$`,
);
/** Names good inside one machine or cluster only, files, packages, names that stand for any, farms of the broker. */
const NO_SERVER =
  /(?:^|\.)(?:docker\.internal|kubernetes\.internal|svc)$|\.(?:py|js|ts|kt|rs|go|cs|rb|sh|md|db|so|ps|pl|hs)$|(?:^|\.)example\.(?:com|net|org)$|^\w{0,12}(?:farm|hmds|secdef)\w{0,12}\./i;

/** How the names of packages and of members begin. */
const IN_PROGRAM = /^(?:com|org|net|io|java|javax|de|self|this|args|cfg|config|settings|np|pd|os|ib|app)\./i;

/** What vendors call the machines that all their customers reach: `api.vendor.com`, `stream-eu.vendor.io`. */
const SERVICE =
  /^(?:(?:api|apis|rest|stream|streaming|ws|wss|websocket|feed|feeds|marketdata|data|quotes|www|cdn|docs|download|downloads|mirror|mirrors|packages|registry|status)(?:-[a-z]{2,8}|\d)?)\.(?:[a-z0-9-]+\.){1,2}(?:com|net|org|io|dev|ai|co)$/i;

/** In an address nothing but a domain name can stand, whatever its ending. */
const IN_ADDRESS = /^(?=.{4,120}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[a-z]{2,24}$/;

/**
 * Whether a name is that of somebody's own server: a full domain name that is neither known to all nor good on one machine
 * only. Outside an address it has to have an ending that is no word of programs.
 */
export function isOwnServer(name: string, inAddress = false): boolean {
  return (
    (inAddress ? IN_ADDRESS.test(name) : DOMAIN.test(name) && !IN_PROGRAM.test(name)) &&
    !NO_SERVER.test(name) &&
    !SERVICE.test(name) &&
    !isKnownServer(name)
  );
}

/** By whose domain it is: `grafana.somebody.net` is somebody's. */
export function isKnownServer(name: string): boolean {
  const labels = name.toLowerCase().split(".");
  const domain = labels.at(/^(?:co|com|org|net|ac)$/.test(labels.at(-2) ?? "") ? -3 : -2);
  return KNOWN.has(domain ?? "") || KNOWN.has(labels.at(-1) ?? "");
}

/** Whether a name is that of no machine in particular: a common word, a processor, a version. */
export function isAnyMachine(name: string): boolean {
  return (
    isCommonWord(name.toLowerCase()) ||
    /^(?:kernel|version|x86|x64|arm|amd64|aarch64|ip-[\d-]+|[\d.]+|INFO|DEBUG|WARN\w*|ERROR|example\.(?:com|org|net)|.*\.(?:ibllc|interactivebrokers)\.com)$/i.test(
      name,
    )
  );
}

/** Servers that everybody knows: of the broker, of other brokers and vendors, of where packages and images come from. */
const KNOWN = new Set(
  (
    "ibllc interactivebrokers ibkr ibkrguides github githubusercontent gitlab bitbucket pypi pythonhosted python anaconda npmjs yarnpkg nodejs docker ghcr quay " +
    "google googleapis gstatic gmail goog gcr microsoft azure office365 outlook live windows visualstudio apple icloud debian ubuntu canonical archlinux alpinelinux fedoraproject redhat centos " +
    "cloudflare fastly akamai akamaized letsencrypt oracle java adoptium azul maven apache eclipse mozilla nginx postgresql mysql mongodb redis rabbitmq grafana datadoghq sentry slack discord telegram twitter " +
    "binance bybit okx kraken coinbase bitmex bitfinex deribit kucoin dydx hyperliquid alpaca polygon tradingview oanda tradier databento tardis yahoo finnhub alphavantage iexcloud quandl tiingo " +
    "nautechsystems nautilustrader readthedocs stackoverflow openai anthropic ntp"
  ).split(" "),
);
const TOP =
  "com|net|org|info|biz|io|dev|app|ai|cloud|xyz|online|site|tech|me|pro|live|host|link|works|systems|network|services|solutions|capital|finance|trade|trading|example|test|lan|home|internal|corp|private|intra|[a-z]{2}";
const DOMAIN = new RegExp(
  String.raw`^(?=.{4,120}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}(?:${TOP}|xn--[a-z0-9]{2,20})$`,
);
/** Names good inside one machine or cluster only, files, packages, farms of the broker. */
const NO_SERVER =
  /(?:^|\.)(?:docker\.internal|kubernetes\.internal|svc)$|\.(?:py|js|ts|kt|rs|go|cs|rb|sh|md|db|so|ps|pl|hs)$|^(?:com|org|net|io|java|javax|de|self|this|args|cfg|config|settings|np|pd|os|ib|app)\.|^\w{0,12}(?:farm|hmds|secdef)\w{0,12}\./i;

/** Whether a name is that of somebody's own server: a full domain name that is neither known to all nor good on one machine only. */
export function isOwnServer(name: string): boolean {
  return DOMAIN.test(name) && !NO_SERVER.test(name) && !isKnownServer(name);
}

export function isKnownServer(name: string): boolean {
  return name
    .toLowerCase()
    .split(".")
    .slice(-3)
    .some((label) => KNOWN.has(label));
}

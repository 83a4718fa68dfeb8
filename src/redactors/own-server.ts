/** Servers that everybody knows: of the broker, of other brokers and vendors, of where packages and images come from. */
const KNOWN = new Set(
  (
    "ibllc interactivebrokers ibkr ibkrguides github githubusercontent gitlab bitbucket pypi pythonhosted python anaconda npmjs yarnpkg nodejs docker ghcr quay " +
    "google googleapis gstatic gmail goog gcr microsoft azure office365 outlook live windows visualstudio apple icloud debian ubuntu canonical archlinux alpinelinux fedoraproject redhat centos " +
    "cloudflare fastly akamai akamaized letsencrypt oracle java adoptium azul maven apache eclipse mozilla nginx postgresql mysql mongodb redis rabbitmq grafana datadoghq sentry slack discord telegram twitter " +
    "binance bybit okx kraken coinbase bitmex bitfinex deribit kucoin dydx hyperliquid alpaca polygon tradingview oanda tradier databento tardis yahoo finnhub alphavantage iexcloud quandl tiingo " +
    "nautechsystems nautilustrader readthedocs stackoverflow openai anthropic example-server ntp pool.ntp"
  ).split(" "),
);
const DOMAIN =
  /^(?=.{4,120}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}(?:[A-Za-z]{2,12}|xn--[a-z0-9]{2,20})$/;
/** Names that exist inside one machine, one cluster or one virtual machine only, and files. */
const LOCAL =
  /(?:^|\.)(?:localhost|localdomain|docker\.internal|cluster\.local|svc|invalid)$|\.(?:py|js|ts|mjs|cjs|java|kt|rs|go|cs|rb|php|sh|bat|ps1|exe|dll|so|jar|json|ya?ml|toml|ini|cfg|conf|env|log|txt|md|html?|xml|csv|sql|db|sqlite|sock|pid|service|socket|timer|connect|host|hostname|server|port|address|name|value|client|gateway|config|settings|get|self|ibc|tws)$/i;

/** Whether a name is that of somebody's own server: a full domain name that is neither known to all nor good on one machine only. */
export function isOwnServer(name: string): boolean {
  if (!DOMAIN.test(name) || LOCAL.test(name)) return false;
  return !name
    .toLowerCase()
    .split(".")
    .slice(-3)
    .some((label) => KNOWN.has(label));
}

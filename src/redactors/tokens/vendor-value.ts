import type { Redactor, Span } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";
import { isCapitalKey, isHex, isUuid, looksRandom } from "../words/value-shape.ts";

/** Services whose name in front of something random makes it a credential. */
const VENDORS =
  "adafruit airtable alchemy algolia alpaca alphavantage amplitude anthropic asana assemblyai atlassian auth0 azure bamboo barchart benzinga binance bitbucket " +
  "bitfinex bitly bitmex bitstamp bittrex bloomberg brave bybit circleci clearbit clickhouse clickup cloudflare cloudinary codacy codeclimate codecov cohere coinapi coinbase " +
  "coingecko coinmarketcap confluent contentful coveralls cryptocompare currencylayer databento databricks datadog datagov deepgram deepseek deribit discord docker dropbox dwolla eodhd " +
  "etherscan etsy exchangerate eventbrite facebook fastly figma finage financialmodelingprep finicity finnhub firebase fixer flickr fmp foursquare freshbooks gemini github gitlab gitter glassnode " +
  "grafana groq heroku honeycomb hubspot huggingface iexcloud infura intercom intrinio jenkins jfrog jira kagi kaiko kraken kucoin langsmith launchdarkly linear linkedin logzio lokalise looker " +
  "mailchimp mailgun mandrill mapbox marketstack mattermost maxmind messari mistral mixpanel moralis nasdaq_ nasdaq- nasdaqd netlify newrelic newsapi ngrok notion numerai nytimes oanda okta okx openai openrouter " +
  "openweather opsgenie pagerduty paypal perplexity pinecone plaid poloniex polygon postman postmark pusher pushbullet pushover quandl quantconnect rapidapi refinitiv replicate rollbar salesforce saxo schwab scrapingbee " +
  "segment sendbird sendgrid sentry serpapi shodan shopify shutterstock simfin slack snowflake snyk sonar sourcegraph splunk spotify square squarespace stripe sumologic supabase tardis tavily telegram tiingo tradier " +
  "tradestation travis trello tushare twelvedata twilio twitch twitter typeform unsplash vercel virustotal wakatime weatherapi weatherstack webflow worldcoinindex yandex zapier zendesk zerodha zoom " +
  "abuseipdb adyen aiven anypoint asaas bitrise braintree browserstack buildkite calendly cartesia chargebee chartmogul clarifai diffbot jumpcloud klaviyo langfuse llamacloud mailjet meraki nexmo nylas onesignal onfido " +
  "packagecloud paystack pipedrive razorpay scaleway sparkpost statuspage sysdig upstash vonage vultr woocommerce xendit zoho";

/** At these forty digits of hexadecimal are a commit. */
const HOLDS_CODE =
  /git|bitbucket|docker|circle|travis|jenkins|code|build|source|netlify|vercel|heroku|sentry|snyk|sonar/i;

const VALUE =
  /[\w. -]{0,40}?(?:\\{0,3}["'`\]]|&quot;){0,4}[ \t]{0,20}(?:=>|:=|\?=|[:=>,-]|[ \t])[ \t]{0,20}(?:\\{0,3}["'`]|&quot;){0,4}([A-Za-z0-9][\w.:/+=~-]{13,299})/y;

/** Something random after the name of a service: `polygon SECRET …`, `postmark: "…"`. */
export const vendorValue: Redactor = {
  id: "vendor-value",
  kind: "secret",
  title: "Random-looking values after the name of a service",
  triggers: [...VENDORS.split(" "), "alpha vantage"],
  glance:
    /[\w. -]{0,40}?(?:\\{0,3}["'`\]]|&quot;){0,4}[ \t]{0,20}[:=?>, \t-][>=]?[ \t]{0,20}(?:\\{0,3}["'`]|&quot;){0,4}[A-Za-z0-9][\w.:/+=~-]{13}/iy,
  before: 24,
  after: 380,
  find({ text, at, end }): readonly Span[] {
    if (/[/@.\\]$/.test(text.slice(Math.max(0, at - 1), at)) || /https?:\/\/\S*$/.test(text.slice(0, at)))
      return [];
    const match = matchAt(VALUE, text, end);
    const value = match?.[1]?.replace(/[.:]+$/, "");
    if (
      match === null ||
      value === undefined ||
      isPlaceholder(value) ||
      /^(?:https?|ftp|file):/.test(value) ||
      value.includes("//")
    )
      return [];
    const named = text.slice(end, VALUE.lastIndex - (match[1]?.length ?? 0));
    const secretive = /key|secret|token|access|pass|pat\b|sid|auth|api|id\b|dsn|_sk|\.login\b/i.test(named);
    if (
      /version|commit|sha|digest|hash|image|rev|build|checksum|url|uri|path|file|branch|channel|region|host/i.test(
        named,
      )
    )
      return [];
    const isAlphaVantage = /^alpha/i.test(text.slice(at, end)) && isCapitalKey(value);
    if (!secretive && !/[:=]/.test(named) && !isAlphaVantage) return [];
    if (
      !(looksRandom(value, secretive ? 14 : 20) || isAlphaVantage) ||
      (!secretive && isHex(value) && value.length === 40 && HOLDS_CODE.test(text.slice(at, end)))
    )
      return [];
    // The image of a container: `docker: ghcr.io/gnzsnz/ib-gateway:10.27.6d`.
    if (/^[\w.-]+(?:\/[\w.-]+)+:[\w.-]+$/.test(value)) return [];
    // The option of an exchange: `ETH-26JUN26-16000-P-USDT`.
    if (/^[A-Z]{2,8}-\d{1,2}[A-Z]{3}\d{2}-/.test(value)) return [];
    if (isUuid(value) && /\bid\W*$/i.test(named)) return [];
    const start = VALUE.lastIndex - (match[1]?.length ?? 0);
    return [{ start, end: start + value.length }];
  },
  examples: {
    hide: [
      ["polygon SECRET ubiqZQRL4367742055tebyPBHYrnpkKT", "ubiqZQRL4367742055tebyPBHYrnpkKT"],
      ['postmark: "d92dfdb7-57ac-92f1-ae0b-92d187c3c0eb",', "d92dfdb7-57ac-92f1-ae0b-92d187c3c0eb"],
    ],
    keep: [
      "sonarqube-reporter-1.2.4.tgz",
      "NASDAQ: AAPL 2025-11-27",
      "BINANCE_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx",
      "docker: ghcr.io/gnzsnz/ib-gateway:10.27.6d digest",
      "gitlab: connected to the runner",
      "Bybit option symbols are in the format: ETH-26JUN26-16000-P-USDT",
    ],
  },
};

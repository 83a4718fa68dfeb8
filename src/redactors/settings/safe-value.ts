import { wordsOf } from "../assignments/key-name.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { looksRandom } from "../words/value-shape.ts";

/** Words that settings choose among: what a maintainer needs and nobody has to hide. */
const ENUMERATIONS = new Set(
  (
    "buy sell lmt limit mkt market stp stop trail moc loc day gtc ioc fok gtd opg long short call put c p stk opt fut cash cfd bond fund ind " +
    "cmdty news war realtime real-time real_time delayed frozen delayed_frozen delayed-frozen last bid ask mid midpoint trades bid_ask minute hour second day week month tick " +
    "external internal netting hedging margin cash unspecified utc gmt local europe america asia en de fr es it ja zh ko pt ru en_us en-us de_de " +
    "always never unless-stopped on-failure bridge overlay json text plain xml csv yaml toml sqlite memory file stdout stderr console tcp udp http https ws wss unix socks5 " +
    "primary primaryoverride secondary existing accept reject manual automatic restart exit never fix ib_symbology ib_raw ib_simplified raw simplified simple " +
    "latest stable edge nightly main master beta alpha release snapshot amd64 arm64 x86_64 linux windows darwin trace verbose silent quiet notset off low medium high " +
    "smart island arca nasdaq nyse amex bats cboe cme globex nymex cbot ecbot ice eurex dtb lse lseetf tse tsej hkfe sehk idealpro forex paxos zerohash ibkr ibeos ibis fwb xetra " +
    "usd eur gbp jpy chf cad aud nzd hkd cnh sek nok dkk sgd mxn"
  ).split(" "),
);
/** Settings whose value is a name of something public, if it looks like a name at all. */
const HARMLESS_KEYS = new Set(
  (
    "mode level type kind format timezone tz encoding charset language lang locale currency exchange venue symbol symbols instrument instruments ticker tickers " +
    "timeframe interval resolution schedule restart image driver network version class module strategy broker tif environment env region data service services " +
    "protocol scheme policy action method dialog strategy handler formatter level theme font template editor shell provider backend engine adapter client " +
    "package packages dependencies requires python main script scripts entrypoint command cmd args test build lint platform arch target dir path file folder root home log logs " +
    "bar bars period direction side right sec_type sectype order orders tags symbology method loader license description title keywords extras include exclude port ports host address ip bind listen url endpoint"
  ).split(" "),
);

const SHAPES: readonly RegExp[] = [
  /^[+-]?\d+(?:[._]\d+)*(?:[eE][+-]?\d+)?\s?(?:%|[kKmMgGtT]i?[bB]?|ns|us|ms|s|m|min|h|d|sec|secs|seconds|minutes|hours|days)?$/,
  /^(?:\d{1,5}(?:-\d{1,5})?:)?\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp))?$/,
  /^(?:localhost|host\.docker\.internal|0\.0\.0\.0|::1?|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?:\/\d{1,2})?(?::\d{1,5}(?::\d{1,5})?)?$/,
  /^[\^~<>=!v ]{0,3}\d+(?:\.\d+){1,3}(?:[a-z]{0,4}\d{0,4}|[-+.][\w.]{1,20})?(?:,\s?[<>=!~]{1,2}\s?\d+(?:\.\d+){0,3})?$/,
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$|^\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?$/,
  /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc|Canada)\/[A-Za-z_+\d-]+(?:\/[A-Za-z_]+)?$/,
  /^[\d*/,-]+(?: [\d*/,A-Za-z-]+){4,5}$/,
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:[\\/])[\w .@\\/:${}+-]*$/,
  /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@?]{1,200}$/i,
  /^(?:nautilus_trader|nautilus|ibapi|ib_async|ib_insync|logging|python|java|jdk|com\.ib|twsapi)\b[\w.:]*$/,
  /^(?:[a-z0-9.-]+(?::\d+)?\/)?[a-z0-9._-]+\/[a-z0-9._-]+(?::[\w.-]+)?$/,
  /^(?:\d{1,4}-)?(?:TICK|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH)(?:-[A-Z]+){0,3}$/,
  /^[A-Z0-9.]{1,12}\.(?:[A-Z]{2,12})(?:-\d{1,4}-[A-Z-]+)?$/,
  /^\d{1,4} ?(?:secs?|mins?|hours?|days?|weeks?|months?|years?|[SDWMY])$/i,
  /^(?:[\w-]+\.)*(?:ibllc|ibkr|interactivebrokers)\.com(?:,(?:true|false|\d+)){0,3}$/i,
  /^[A-Z]{2,12}-\d{3}$/,
  /^%[-\w%.:/ ]{1,40}$/,
];

/** A package and which versions of it: `nautilus_trader[ib]==1.220.0`. */
const REQUIREMENT =
  /^[A-Za-z][\w.-]{0,60}(?:\[[\w, -]{1,60}\])?[ ]?(?:(?:[<>!~=]=|[<>])[ ]?\d[\w.*+!-]{0,30},?[ ]?){0,4}$/;

/** Whether a value of a configuration file may be shown: what is not known to be harmless is hidden. */
export function isSafeValue(value: string, path: readonly string[]): boolean {
  if (isPlaceholder(value) || value.trim().length < 2) return true;
  if (/%\(\w+\)|\{\w*(?::[^}]*)?\}/.test(value) && !/\d{3}/.test(value)) return true;
  const lower = value.toLowerCase();
  if (ENUMERATIONS.has(lower) || isCommonWord(lower)) return true;
  if (SHAPES.some((shape) => shape.test(value))) return !looksRandom(value.replace(/^.*[/\\]/, ""), 20);
  if (value.length <= 400 && /[,;|]/.test(value)) {
    const parts = value.split(/[,;|]/).map((part) => part.trim());
    if (parts.length > 1 && parts.every((part) => part !== value && isSafeValue(part, path))) return true;
  }
  if (!isNamedHarmless(path)) return false;
  return (
    (/^[A-Za-z][\w .:/@+*=-]{0,120}$/.test(value) || REQUIREMENT.test(value)) &&
    !looksRandom(value, 12) &&
    !/(?=\D*\d)(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])^\w+$/.test(value)
  );
}

function isNamedHarmless(path: readonly string[]): boolean {
  const names = path.filter((name) => !/^\d+$/.test(name));
  const words = wordsOf(names.at(-1) ?? "");
  if (HARMLESS_KEYS.has(words.at(-1) ?? "") || HARMLESS_KEYS.has(words.join("_"))) return true;
  return /^(?:dependencies|devDependencies|peerDependencies|scripts|services|networks|volumes|depends_on|command|entrypoint|healthcheck|tool|project|build-system)$/.test(
    names.at(-2) ?? names[0] ?? "",
  );
}

import type { Redactor, Span, Window } from "../model/redactor.ts";
import { type Assigned, readAssignment } from "./assignment.ts";
import { isCommonWord } from "./common-words.ts";
import { meaningOf, wordsOf } from "./key-name.ts";
import { alternation, isCode, isHex, isPlaceholder, isUuid, looksRandom } from "./value-shape.ts";

/** Parts of names (`~` for an underscore, `_` for a space). */
const WORDS =
  "pass pwd pswd psw secret token key auth cred session cookie login logon user usr uid jwt bearer sig seed salt webhook " +
  "hostname computername nodename machinename fqdn userdomain mnemonic license challenge hellman nonce ticket jsessionid totp twofactor two~factor " +
  'otp= otp: otp" pin= pin: pin" pin\' 2fa tfa mfa sid= sid: sid" dsn sas~ pw= pw: ~pw ~pat pat= prime connectionstring ' +
  "connection~string app~id appid auth~id access~id accessid senha kennwort ibeam~account _pat_ security_code verification_code sms_code ~sk -pw_ logzprivateaccess reporter~id";

/** The rest of a name, and the beginning of something that gives it a value. */
const GLANCE = new RegExp(
  [
    String.raw`(?<=[=: "'])|(?:[\w.$\x80-\xff-]{0,60})(?: (?:key|token|code|value|phrase|string|access key|password|name|id)s?)?(?:`,
    [
      String.raw`(?:\\{0,7}["'\`]|&quot;|&#34;|%22|\]|\)|\*\*|\[\d{0,4}\]){0,3}(?:\s{0,40}(?:[=:?+!-]?[=:]|<-|->|=>|%3|&#61;|\\u003d)|[ \t]{0,4},?\s{0,40}\\{0,3}["']?(?:secret_)?value|[ \t]{0,4}[,(][ \t\n]{0,8}\\{0,3}["'\`]|\s{0,4}\{|[ \t]{1,4}(?:is|was)\b|[ \t]for[ \t][^\n]{1,40}?[ \t](?:is|was|[:=])|>)`,
      String.raw`[ \t]{1,40}(?:\\{0,3}["'\`]|[^\s"'\`]{14})`,
      String.raw`[^<>\n]{0,80}>`,
      String.raw`(?<=[!=]=[ \t]?[\w.]{0,40})`,
      String.raw`(?<=--?[\w.-]{0,90})[ \t]{1,40}\S`,
    ].join("|"),
    ")",
  ].join(""),
  "iy",
);

/** Values of settings whose name says that they are secret, in every syntax a log or program writes them. */
export const keyValue: Redactor = {
  id: "key-value",
  kind: "secret",
  title: "Values of settings named like a secret",
  triggers: WORDS.split(" ").map((word) => word.replaceAll("_", " ").replaceAll("~", "_")),
  glance: GLANCE,
  before: 96,
  after: 4608,
  find(window) {
    const compared = readComparison(window);
    if (compared !== null) return [compared];
    const assigned = readAssignment(window);
    return assigned === null ? [] : judge(window.text, assigned);
  },
  examples: {
    hide: [
      ["IbPassword=hunter2x", "hunter2x"],
      ['{"password": "a b c"}', "a b c"],
      ["<apiToken>\n  q1w2e3r4t5y6u7i8\n</apiToken>", "q1w2e3r4t5y6u7i8"],
      ["run.py --ib-password Sommer24 --live", "Sommer24"],
      ['{\\"tws_password\\":\\"Sommer24\\"}', "Sommer24"],
      ["- name: IB_PASSWORD\n  value: Sommer24", "Sommer24"],
      ["IbLoginId=kobyej", "kobyej"],
      ["HOSTNAME=trading-box7", "trading-box7"],
    ],
    keep: [
      "token_type=bearer expires_in=3600",
      "const token = process.env.TELEGRAM_TOKEN",
      "ValueError: password must not be empty",
      "CPU times: user 5 ms",
      'def login(self, user = "", password = ""):',
      "IBC: Setting password",
    ],
  },
};

function judge(text: string, assigned: Assigned): Span[] {
  const { key, operator, quoted } = assigned;
  let meaning = meaningOf(key);
  if (meaning === null) return [];
  let { start, end } = assigned;
  const scheme = /^(?:Bearer|Basic|Token|ApiKey|Digest|Negotiate|JWT|GoogleLogin auth=)\s+/i.exec(
    text.slice(start, start + 24),
  );
  if (scheme && end - start > scheme[0].length) {
    start += scheme[0].length;
    if (meaning === "random") meaning = "token";
  }
  const value = text.slice(start, end);
  if (isPlaceholder(value) || !isFit(value, meaning, assigned, text)) return [];
  const span = { start, end, learn: isDistinctive(value, meaning) };
  if (meaning === "user" && !(value.length >= 32 && isHex(value))) return [{ ...span, kind: "user" }];
  if (meaning === "host") return [{ ...span, kind: "host" }];
  const bareNumber = !quoted && operator === ":" && assigned.jsonQuote !== null && /^[\d.-]/.test(value);
  return [bareNumber ? { ...span, wrap: assigned.jsonQuote ?? '"' } : span];
}

function isFit(
  value: string,
  meaning: NonNullable<ReturnType<typeof meaningOf>>,
  assigned: Assigned,
  text: string,
): boolean {
  const { operator, quoted, key } = assigned;
  const next = text.slice(assigned.end, assigned.end + 2);
  if (/^[a-z][a-z0-9+.-]*:\/\/[^@\s]*$/i.test(value) && meaning !== "secret") return false;
  if (meaning === "user" && value.length >= 32 && isHex(value)) return true;
  if (meaning === "user") return isUserName(value, key, assigned) && !(!quoted && isCode(value, next));
  if (meaning === "host")
    return (
      /^[A-Za-z0-9][\w.-]{2,}$/.test(value) &&
      !isHarmlessHost(value) &&
      !(!quoted && isCode(value, next) && !/[\d-]/.test(value))
    );
  if (!quoted && isCode(value, next)) return false;
  if (operator === "space" && !assigned.option && !(quoted && meaning === "secret"))
    return (looksRandom(value, 14) && !isUuid(value)) || (meaning !== "random" && /^\d{15,40}$/.test(value));
  if (operator === "comma") return hasMixture(value) && value.length >= 8;
  if (operator === "is") return quoted || hasMixture(value) || looksRandom(value);
  if (meaning === "pin") return /^\d{4,8}$/.test(value) || (value.length >= 8 && hasMixture(value));
  if (meaning === "random") {
    if (
      /(?:^|[^a-z])ids?$/i.test(key.replace(/([a-z])([A-Z])/g, "$1_$2")) ||
      /hash|sha|digest|checksum|fingerprint|version|rev/i.test(key)
    )
      return (
        looksRandom(value, 12) &&
        !isUuid(value) &&
        !(isHex(value) && value.length >= 32 && !/client|app|auth|reporter/i.test(key))
      );
    return looksRandom(value, 14) && !/^[\w./\\-]*\.\w{2,4}$/.test(value);
  }
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return value.length >= (meaning === "secret" ? 4 : 10);
  if (meaning === "token") {
    if (ARTIFACT.test(value)) return false;
    if (/\s/.test(value) || (/cookie/i.test(key) && /^[\w.-]+=/.test(value))) return false;
    return (
      (value.length >= 6 && hasMixture(value) && !isPlainPath(value)) ||
      looksRandom(value) ||
      (quoted && value.length >= 16 && !/[ .]/.test(value) && isOneRun(value))
    );
  }
  if (value.length < 3 || isPlainPath(value)) return false;
  if (
    /\s/.test(value) &&
    /^(?:must|is|was|are|should|cannot|can't|can|not|does|do|did|has|have|required|please|enter|your|the|for|invalid|incorrect|to)\b/i.test(
      value,
    )
  )
    return false;
  if (!quoted && /^[A-Za-z_]+$/.test(value)) return assigned.inRow || isBareWordSecret(value, key, next);
  return true;
}

/** A package with its version: `jjwt-jackson-0.11.2`. */
const ARTIFACT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*[-:]v?\d+(?:\.\d+)+[\w.-]*$/i;
const COMPARISON = /(["'`])((?:(?!\1)[^\n]){3,200})\1[ \t]?[!=]={1,2}[ \t]?[\w.]{0,40}$/;

/** `if ("value" == password)`: the value stands before its name. */
function readComparison({ text, at, end }: Window): Span | null {
  const before = COMPARISON.exec(text.slice(Math.max(0, at - 90), at));
  const value = before?.[2];
  if (!before || value === undefined || isPlaceholder(value) || isCommonWord(value.toLowerCase()))
    return null;
  const name = `${/[\w.]*$/.exec(text.slice(0, at))?.[0] ?? ""}${text.slice(at, end)}${/^[\w]*/.exec(text.slice(end, end + 40))?.[0] ?? ""}`;
  if (meaningOf(name) !== "secret") return null;
  const start = at - before[0].length + 1;
  return { start, end: start + value.length };
}

/** A bare word under `password` is a password in a settings file, but a variable in a program. */
function isBareWordSecret(value: string, key: string, next: string): boolean {
  if (/^[,;)]/.test(next) || isCommonWord(value.toLowerCase())) return false;
  const keyWords = wordsOf(key);
  return !wordsOf(value).some((word) => keyWords.includes(word) || meaningOf(word) !== null);
}

function isUserName(value: string, key: string, { operator, quoted, option }: Assigned): boolean {
  if (operator === "comma" || operator === "is" || (operator === "space" && !option)) return false;
  if (!/^[\w.@+-][\w.@+ -]{1,63}$/.test(value) || (!quoted && /\s/.test(value))) return false;
  if (/^[\d.]+$/.test(value)) return /user_?id/i.test(key) && value.length >= 6;
  return !isCommonWord(value.toLowerCase()) && !isUuid(value);
}

function isHarmlessHost(value: string): boolean {
  return (
    /^(?:localhost|[\d.]+|.*\.(?:ibllc|interactivebrokers|ibkr)\.com|host\.docker\.internal)$/i.test(value) ||
    isCommonWord(value.toLowerCase())
  );
}

function isPlainPath(value: string): boolean {
  return (
    /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[\w .@/\\-]+$/.test(value) &&
    !looksRandom(value.replace(/^.*[/\\]/, ""), 20) &&
    alternation(value) < 0.35
  );
}

function hasMixture(value: string): boolean {
  return /[A-Za-z\x80-\xff]/.test(value) && /[\d!@#$%^&*+=~?]/.test(value);
}

function isOneRun(value: string): boolean {
  return /^[A-Za-z0-9+/_=~-]+$/.test(value) && !/[a-z]{4,}[_-][a-z]{4,}/i.test(value);
}

/** Worth looking for elsewhere: not a word that stands in every log. */
function isDistinctive(value: string, meaning: ReturnType<typeof meaningOf>): boolean {
  if (value.length > 1024) return false;
  if (meaning === "user" || meaning === "host") return value.length >= 3;
  return value.length >= 5 && !isCommonWord(value.toLowerCase()) && !/^(?:19|20)\d{6}$/.test(value);
}

import { remembered } from "../words/remembered.ts";
import { FOREIGN, UNSPACED_PASSWORD, UNSPACED_USER } from "./foreign-name.ts";
import { isMisspelt } from "./misspelling.ts";

/** What the name of a setting says about its value. */
export type KeyMeaning =
  /** A secret whatever it looks like. */
  | "secret"
  /** A secret when it has letters and digits, or is quoted: `token`, `auth`, `session`. */
  | "token"
  /** A secret only when it looks random: `key`, `id`, or a secret's harmless attribute (`secret_name`). */
  | "random"
  /** A login name. */
  | "user"
  | "host"
  /** A short number: `pin`, `otp`. */
  | "pin"
  | null;

const SECRET = new Set(
  (
    "password passwd passwort passwd pass pwd psw pswd pw passphrase passcode secret secrets secrete totpsecret " +
    "apikey apikeys apitoken accesskey secretkey privatekey clientsecret credential credentials creds cred " +
    "mnemonic seedphrase connectionstring accountkey sharedaccesskey presharedkey encryptionkey authkey masterkey " +
    "signingkey licensekey servicekey storagekey tfasecret passkey psk ibpw ibpwd twspw fixpw bindpw rootpw adminpw requirepass masterauth enctoken listenkey txtpw tbpw edtpw authtok " +
    FOREIGN.password.toLowerCase()
  ).split(" "),
);
const TOKEN = new Set(
  (
    "token tokens auth authorization authtoken accesstoken refreshtoken bearertoken idtoken bottoken jwt bearer session sessionid sid cookie cookies " +
    "sig signature totp otp seed salt webhook dsn sas pat apisecret lst prime challenge response nonce sess jsessionid ticket xyzab sbid investor dhrandom dhparam dhparams"
  ).split(" "),
);
const USER = new Set(
  `user username usernames usr userid userids loginid loginids login logins logname uname uid loginname logonid usernametodirectory twsuserid tradinguser twsuser ibuser ibkruser ibusername twsusername gwuser investorid ${FOREIGN.user.toLowerCase()}`.split(
    " ",
  ),
);
const HOST = new Set(
  "hostname computername nodename machinename fqdn userdomain logonserver node".split(" "),
);
const PIN = new Set("pin otp totp mfa 2fa tfa cvv cvc passcode".split(" "));
/** `api_key`, `client secret`: words that make a `key` or `id` behind them a credential. */
const KEY_OWNER = new Set(
  (
    "api access secret private auth encryption master unseal signing signature license account consumer client app application shared " +
    "vault server service storage sdk deploy webhook aes hmac ssh rsa gpg pgp wallet session security crypto token root sk pk preshared wireguard crypt encrypt decrypt cipher activation " +
    "alphavantage polygon finnhub tiingo quandl databento alpaca binance kraken coinbase bybit kucoin bitget eodhd twelvedata marketstack telegram openai"
  ).split(" "),
);
/** A secret's attributes that are none themselves. */
const HARMLESS_TAIL = new Set(
  (
    "name names type types length len size file files filename path paths dir folder url uri urls endpoint link id ids count counts " +
    "limit expiry expires expired expiration ttl age timeout policy field fields label prompt hint regex pattern format algorithm alg " +
    "variable var env version enabled disabled required valid invalid status state mode manager provider class method function " +
    "header prefix suffix index usage bytes max min rotation reset check error errors message text at in time date store location scope " +
    "scopes issuer audience encoding encoder action dialog changed window tags symbol alias kind ref source sources characters rules strength " +
    "selector fp attempts attempt retries interval seconds ms minutes hours title description desc template map mapping list manager " +
    "helper helpers command cmd pair pairs ring board stroke press pressed frame value_from keyref vault agent exception failure success handler event events warning warnings hasher hashers validator validators backend backends generator listener ts ns us timestamp nanos began ended restype argtypes used"
  ).split(" "),
);

const SUFFIX =
  /(?:(password|passwd|passphrase|passwort|secret|apikey|accesskey|secretkey|privatekey|encryptionkey|clientsecret|credentials|pwd)|(token|jwt)|(loginid|userid|username))s?$/;

/** `ibpass`, `vncpw`: what it opens, and the password. */
const PASSWORD_OF =
  /^(?:ib|ibkr|ibc|tws|vnc|gw|gateway|db|my|mysql|pg|sql|rdp|ssh|sudo|smtp|mail|imap|ftp|sftp|api|admin|root|user|login|web|wifi|proxy|bind|keystore|truststore|cert|ca|pfx|jks|redis|mongo|rabbit|mqtt|vpn)(?:pass|pw|pwd|passwd)$/;

/** `security code`: six digits that let somebody in. */
const CODES = new Set(
  "unlock activation key security verification auth authentication 2fa mfa tfa otp totp pyotp sms access fa twofactor factor confirmation pin login challenge".split(
    " ",
  ),
);

/** `recovery_code`: what lets in whoever has lost the second factor. */
const LAST_RESORT = /^(?:recovery|backup|rescue|scratch|emergency)$/;

/** Splits `IbLoginTotpSecret`, `ib-password`, `TWS_USERID` into lower-case words. */
export function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9\x80-\xff]+/)
    .filter((word) => word !== "");
}

/** Whether a value has a word of its name, as a variable does: `user=use_user_site`. */
export function sharesWord(value: string, key: string): boolean {
  const words = wordsOf(key);
  return wordsOf(value).some((word) => words.includes(word));
}

/** Of a package, whatever it is called: `session_handler-1.6.0-py3-none-any.whl sha256=…`. */
const PACKAGE = /\.(?:whl|gz|tgz|zip|egg|jar|deb|rpm)$/i;
/** What is written in a field of a window, or added to a list: `txtPassword.Text`, `pwField.value`, `passwords.append(…)`. */
const IN_FIELD =
  /(?:[_-]?(?:field|box|input|edit|entry|textbox))?\.(?:text|value|innertext|securetext|append|push|add)$/i;
/** What a window shows of its own: `lblPassword.Text`. */
const SHOWN = /^(?:lbl|label|btn|button|chk|hint|header|title)|label|button|hint/i;

/** Judges a setting by its name. */
export const meaningOf: (key: string) => KeyMeaning = remembered(
  (key) => (PACKAGE.test(key) ? null : judge(wordsOf(SHOWN.test(key) ? key : key.replace(IN_FIELD, "")))),
  5000,
);

/** `TWS_PASSWORD_PAPER`: which of several, not what it is. */
const WHICH =
  /^(?:paper|live|real|demo|prod|production|dev|staging|backup|old|new|main|primary|secondary|default|enc|b64|base64|raw|value|str)$/;

/** Programs that complain under their name: `chpasswd: line 1: …`. */
const PROGRAM = /^(?:ch|mk|smb|k|yp)passwd$/;

/** `password2`, `password2026`; `2fa93379` is a part of an exec id. */
const NUMBERED = /(?<!\d)(?:\d{1,3}|20\d\d)$/;

function judge(all: readonly string[]): KeyMeaning {
  const words = all.filter((word) => !/^\d+$/.test(word) || word === "2");
  while (words.length > 1 && WHICH.test(words.at(-1) ?? "")) words.pop();
  const tail = words.at(-1);
  if (words.length === 1 && PROGRAM.test(tail ?? "")) return null;
  if (tail === undefined) return null;
  if (words.join("") === "sendercompid") return "user";
  // Where systemd finds it: `LoadCredential=name:/path`.
  if (/^loadcredential/.test(words.join(""))) return null;
  // By it .NET knows who signed a library.
  if (words.join("") === "publickeytoken") return null;
  const before = words.at(-2) ?? "";
  const joined = before + tail;
  if (isUser(words)) return "user";
  if (HOST.has(tail) || HOST.has(joined) || (words.length === 1 && tail === "host name")) return "host";
  const core = tail.replace(NUMBERED, "");
  const strongest = words.reduce<KeyMeaning>(
    (found, word, index) => stronger(found, meaningOfWord(word, words[index - 1])),
    null,
  );
  if (HARMLESS_TAIL.has(tail) && words.length > 1) {
    if (
      /^ids?$/.test(tail) &&
      /^(?:client|app|application|auth|access|key|tenant|session|account|user)$/.test(before)
    )
      return "random";
    return strongest === null ? (tail === "id" ? "random" : null) : "random";
  }
  if (PIN.has(core) || PIN.has(joined)) return "pin";
  // `X-BAPI-SIGN`: alone it is that of a number.
  if (tail === "sign")
    return words.length > 1 && /api|access|auth/.test(words.join(" ")) ? "token" : "random";
  if (tail === "random" && before === "dh") return "token";
  // What a program of IB's OAuth puts before the text it signs: the secret of its access token.
  if (tail === "prepend") return "random";
  // The secret of an application at Tradovate, a header of IG; seconds and a time zone elsewhere.
  if (tail === "sec" || tail === "cst")
    return words.length === 1 || /^(?:api|app|client|tradovate)$/.test(before) ? "random" : null;
  // Agora calls the secret of an application so; elsewhere it is a file.
  if (tail === "certificate" || tail === "appcertificate")
    return /^app$/.test(before) || tail.startsWith("app") ? "random" : strongest;
  if (tail === "code" && CODES.has(before)) return "pin";
  if (/^codes?$/.test(tail) && LAST_RESORT.test(before)) return "pin";
  if (/^cache_?keys?$/.test(joined)) return null;
  if (tail === "answer") return /^(?:security|secret)$/.test(before) ? "secret" : strongest;
  // The name of a resource that holds it.
  if (tail === "secret" && before === "existing") return "random";
  // The key of an application at Betfair, in a header.
  if (words.join("") === "xapplication") return "random";
  if (tail === "access" && /^(?:private|secret)$/.test(before)) return "token";
  if (core === "key" || core === "keys") {
    if (/^pub(?:lic)?$/.test(before)) return "random";
    return KEY_OWNER.has(before) || strongest === "secret"
      ? "secret"
      : strongest === "token"
        ? "token"
        : "random";
  }
  return strongest;
}

function meaningOfWord(word: string, previous: string | undefined): KeyMeaning {
  const core = word.replace(NUMBERED, "");
  if (SECRET.has(core) || UNSPACED_PASSWORD.test(core)) return "secret";
  if ((core === "key" || core === "keys") && previous !== undefined && KEY_OWNER.has(previous))
    return "secret";
  if (core === "phrase" && (previous === "pass" || previous === "seed")) return "secret";
  if (core === "string" && previous === "connection") return "secret";
  if (core === "word" && previous === "pass") return "secret";
  if (TOKEN.has(core)) return "token";
  if (isMisspelt(word)) return "secret";
  if (PASSWORD_OF.test(core)) return "secret";
  const suffix = SUFFIX.exec(core);
  if (suffix?.[1]) return "secret";
  return suffix?.[2] ? "token" : null;
}

const ORDER: readonly KeyMeaning[] = [null, "random", "token", "secret"];

function stronger(a: KeyMeaning, b: KeyMeaning): KeyMeaning {
  return ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a;
}

function isUser(words: readonly string[]): boolean {
  const tail = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (tail === "users" && /^(?:ib|ibkr|tws|broker|login)$/.test(before)) return true;
  if (UNSPACED_USER.test(tail)) return true;
  if (tail === "username") return true;
  if (USER.has(tail)) return !/^(?:last|no|is|has|per|max|num|total|cpu|auto|time)$/.test(before);
  if (words.join("") === "usernametodirectory") return true;
  if (/(?:loginid|userid|username)$/.test(tail)) return true;
  if (tail === "name" && /^(?:display|screen|full|short)$/.test(before)) return words.includes("user");
  if (/^(?:name|id)$/.test(tail)) return /^(?:user|login|logon)$/.test(before) || /user$/.test(before);
  return tail === "account" && before === "ibeam";
}

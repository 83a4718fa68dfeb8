/** Whether a value fits a name: what stands under `password` may be a word of a sentence or a piece of a program. */

import { isCommonWord } from "../words/common-words.ts";
import { isWordy } from "../words/fluency.ts";
import { hasMixture, isCode, looksRandom } from "../words/value-shape.ts";
import type { Assigned } from "./assigned.ts";
import { type KeyMeaning, meaningOf } from "./key-name.ts";
import { isPasswordFit } from "./password-fit.ts";
import { isSaidFit } from "./said-fit.ts";
import { isRandomFit, isTokenFit } from "./token-fit.ts";
import { isHostFit, isUserFit } from "./user-host-fit.ts";

export function isFit(
  value: string,
  meaning: NonNullable<KeyMeaning>,
  assigned: Assigned,
  text: string,
): boolean {
  const { quoted, key, end } = assigned;
  const next = text.slice(end, end + 2);
  if (/^[a-z][a-z0-9+.-]*:\/\/[^@\s]*$/i.test(value) && meaning !== "secret") return false;
  // `wrong password: result=1, left=4`, `--pw= --mode=paper`
  if (
    !quoted &&
    (/^[a-z][A-Za-z_]{1,20}=[\w.]{0,8},/.test(value + next) || /^--[a-z][\w-]*(?:=\S*)?$/.test(value))
  )
    return false;
  // What the setting is called, a number of an error, the name of an option: `("--pw=", "/PW:")`.
  if (isNameItself(value, assigned) || NO_VALUE.test(value) || /^[<>$]\(|^\*\.[\w.]+$/.test(value))
    return false;
  if (ALGORITHM.test(value) && meaning !== "secret") return false;
  // `set_password("service", user, …)`: the password comes last.
  if (assigned.operator === "call" && /set_?password$/i.test(key) && /^["'],/.test(next)) return false;
  // What a program in JavaScript puts together.
  if (quoted && text[assigned.start - 1] === "`" && value.startsWith("${")) return false;
  if (/^[A-Za-z_]+$/.test(value) && isCompared(value, assigned, text)) return false;
  // `waits for credentials → login-pending`
  if (!quoted && ARROW.test(text.slice(Math.max(0, assigned.start - 8), assigned.start)) && isWordy(value))
    return false;
  // `cache key sha1=…`
  if (meaning === "random" && /^(?:sha\d{1,3}|md5)[=:]/.test(value)) return false;
  if (meaning === "user") return isUserFit(value, assigned, text);
  if (meaning === "host") return isHostFit(value, assigned, next);
  const isOwnLine =
    assigned.tight || assigned.option || (assigned.operator === ":" && /^(?:\r?\n|\\[nr]|$)/.test(next));
  if (!quoted && isCode(value, next, isOwnLine) && !isConnection(assigned, text)) return false;
  if (/^pass$/i.test(key) && /^test/i.test(value)) return false;
  if (isNameOfSetting(value, key) || (quoted && isJoined(value, text.slice(end, end + 24)))) return false;
  if (assigned.scheme) return /\d|[._=+/]/.test(value) || looksRandom(value);
  const isSaid = isSaidFit(value, meaning, assigned, text);
  if (isSaid !== null) return isSaid;
  if (meaning === "pin") return /^\d{4,8}$/.test(value) || (value.length >= 8 && hasMixture(value));
  if (meaning === "random") return isRandomFit(value, key);
  // `def start(self, pass_count=47):`
  if (!quoted && /^\d{1,3}\):?$/.test(value)) return false;
  if (/^-?\d+(?:\.\d+)?$/.test(value))
    return meaning === "secret"
      ? value.length >= 4
      : value.length >= 10 && !NO_TOKEN.test(value) && !/nonce$/i.test(key);
  return meaning === "token" ? isTokenFit(value, assigned) : isPasswordFit(value, assigned, text);
}

/** `self.auth_code_1 = auth_code_1`; in settings somebody's name may be what is asked for: `IB_USER=ibuser`. */
function isNameItself(value: string, { key, quoted, tight }: Assigned): boolean {
  const name = key.replace(/^.*\./, "");
  if (value === key || value === name) return true;
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, "");
  return !quoted && !tight && /^[A-Za-z_-]+$/.test(value) && plain(value) === plain(name);
}

/** What a program compares with or chooses from: `if token == other`, `type Mode = "optional" | "required"`. */
function isCompared(value: string, { quoted, start, end }: Assigned, text: string): boolean {
  const next = text.slice(end, end + 8);
  if (quoted && /^["'] \| ["']/.test(next)) return true;
  return (
    /[=!]==?[ \t]{0,4}["']?$/.test(text.slice(Math.max(0, start - 8), start)) &&
    (!quoted || isCommonWord(value.toLowerCase()) || /^[A-Z_]+$/.test(value))
  );
}

/** An arrow, in UTF-8. */
const ARROW = /\xe2\x86\x92[ \t]{0,4}$/;
const NO_VALUE =
  /^(?:amd64|arm64|armhf|i386)$|^\d{1,4}\/\d{1,4}$|^-?(?:0x[\da-f]{1,8}|(?<=^-)\d{1,6})$|^(?:--?|\/)[A-Za-z][\w-]{0,30}[=:]$/;

/** How something is signed or encoded: `createHmac("sha256", …)`. */
const ALGORITHM =
  /^(?:(?:hmac-?|rsa-?)?sha-?\d{1,3}|md5|[he]s\d{3}|ed25519|aes-?\d{3}(?:-\w{3})?|utf-?8|base64|latin1)$/i;

/** A number with a point, or a time since 1970: the nonces of exchanges are such. */
const NO_TOKEN = /\.|^1[5-9]\d{8}(?:\d{3}){0,3}$/;

/** In a string that says where to connect, `Server=x;Pwd=harbor.light`, or an address, a name with dots is a value. */
function isConnection({ inRow, operator, start, end }: Assigned, text: string): boolean {
  if (!inRow || operator !== "=" || /[([{]/.test(text.slice(start, end))) return false;
  const head = text.slice(text.lastIndexOf("\n", start) + 1, start);
  return CONNECTS.test(head) || /:\/\/[^\s"'<>]{1,200}[?&][\w.-]{1,40}=$/.test(head);
}

const CONNECTS =
  /(?:^|[;"'=:])[ \t]?(?:server|host|data source|address|addr|database|initial catalog|driver|dsn|provider|endpoint|jdbc:\w{1,20})[ \t]?[=:]/i;

/** The name under which the secret is kept, and no secret: `os.environ.get("IB_PASSWORD")`, `PASSWORD_KEY="tws_password"`. */
function isNameOfSetting(value: string, key: string): boolean {
  const named =
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) ||
    (/(?:key|field|name|var)$|^(?:secret|credential)$/i.test(key) && /^[a-z]+(?:[_-][a-z]+)+$/.test(value));
  return named && /^(?:secret|token|user)$/.test(meaningOf(value) ?? "");
}

/** `"application:" + key`: a text that something is added to behind a mark. */
function isJoined(value: string, next: string): boolean {
  return /[:=/?&,;({[<"' -]$/.test(value) && /^\\{0,3}["'`][ \t]{0,2}\+[ \t]{0,2}[A-Za-z_$]/.test(next);
}

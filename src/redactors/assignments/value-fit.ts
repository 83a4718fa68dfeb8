/** Whether a value fits a name: what stands under `password` may be a word of a sentence or a piece of a program. */

import { isCommonWord } from "../words/common-words.ts";
import {
  alternation,
  isCapitalKey,
  isCode,
  isHex,
  isPlaceholder,
  isUuid,
  looksChosen,
  looksRandom,
} from "../words/value-shape.ts";
import type { Assigned } from "./assigned.ts";
import { type KeyMeaning, meaningOf, wordsOf } from "./key-name.ts";

/** Several words, none of which a sentence about passwords would begin with: a passphrase. */
export function isPhrase(first: string, whole: string): boolean {
  return (
    whole.length > first.length &&
    !isPlaceholder(first) &&
    !isCode(first, whole.slice(first.length)) &&
    !SENTENCE.test(whole) &&
    !/^\d+$/.test(first)
  );
}

/** How a message about a password begins; a quoted text that does so is none either. */
const MESSAGE =
  /^(?:must|is|was|are|should|cannot|can't|can|not|does|do|did|has|have|required|please|enter|your|the|for|invalid|incorrect|to)\b/i;
const SENTENCE =
  /^(?:must|is|was|are|should|cannot|can't|can|not|does|do|did|has|have|required|please|enter|your|the|for|invalid|incorrect|to|of|from|see|via|per|in|on|if|and|or|a|an|by|as|at|with|when|while|no|none|will|could|would|may|changed?|updated?|set|reset|expired|accepted|rejected|failed|checking|authentication|string|number|optional)\b/i;

/** `Login: name Password: …` */
const BESIDE = /^ (?:pass\w{0,6}|pwd?)[ ]?[:=]/i;

export function isFit(
  value: string,
  meaning: NonNullable<KeyMeaning>,
  assigned: Assigned,
  text: string,
): boolean {
  const { operator, quoted, key } = assigned;
  const next = text.slice(assigned.end, assigned.end + 2);
  if (/^[a-z][a-z0-9+.-]*:\/\/[^@\s]*$/i.test(value) && meaning !== "secret") return false;
  if (meaning === "user" && value.length >= 32 && isHex(value)) return true;
  if (meaning === "user")
    return (
      isUserName(value, key, assigned) &&
      !(
        !quoted &&
        (isCode(value, next) ||
          (/^[A-Za-z]+$/.test(value) &&
            /^ [A-Za-z\d]/.test(next) &&
            operator === ":" &&
            !BESIDE.test(text.slice(assigned.end, assigned.end + 24))))
      )
    );
  if (meaning === "host")
    return (
      /^[A-Za-z0-9][\w.-]{2,}$/.test(value) &&
      (/[\d-]/.test(value) ||
        !(/^[a-z]+(?:_[a-z]+)+$/.test(value) || /^(?:is|comma|space)$/.test(operator))) &&
      !isHarmlessHost(value) &&
      !(!quoted && isCode(value, next) && !/[\d-]/.test(value))
    );
  if (!quoted && isCode(value, next, assigned.tight || assigned.option)) return false;
  if (/^pass$/i.test(key) && /^test/i.test(value)) return false;
  if (isNameOfSetting(value, key) || (quoted && isJoined(value, text.slice(assigned.end, assigned.end + 24))))
    return false;
  if (assigned.scheme) return /\d|[._=+/]/.test(value) || looksRandom(value);
  if (operator === "space" && /^pass$/i.test(key) && !hasMixture(value)) return false;
  if (operator === "space" && !assigned.option && !assigned.commanded && !(quoted && meaning === "secret"))
    return (
      isSpokenPassword(value, key, meaning) ||
      // Of a name in one piece nobody speaks in a sentence.
      (meaning === "secret" && /[a-z][A-Z]|_/.test(key) && looksChosen(value)) ||
      (looksRandom(value, 14) && (!isUuid(value) || /[a-z]_(?:token|secret)$/i.test(key))) ||
      (meaning !== "random" && /^\d{15,40}$/.test(value))
    );
  if (operator === "comma")
    return hasMixture(value) && value.length >= 6 && !/^(?:utf|sha|md|aes|rsa|iso|base)-?\d/i.test(value);
  // The next cell of a row: the other columns of a table are words and numbers.
  if (operator === "cell") return meaning !== "pin" && looksRandom(value, 15);
  if (operator === "is" && meaning === "pin") return /^\d{4,8}$/.test(value);
  if (operator === "is")
    return quoted || hasMixture(value) || looksRandom(value) || isRemembered(value, assigned, text);
  if (meaning === "pin") return /^\d{4,8}$/.test(value) || (value.length >= 8 && hasMixture(value));
  if (meaning === "random") {
    if (
      /(?:^|[^a-z])ids?$/i.test(key.replace(/([a-z])([A-Z])/g, "$1_$2")) ||
      /hash|sha|digest|checksum|fingerprint|version|rev/i.test(key)
    )
      return (
        (looksRandom(value, 12) || (/key[_-]?id$/i.test(key) && isCapitalKey(value))) &&
        !isUuid(value) &&
        !(isHex(value) && value.length >= 32 && !/client|app|auth|access|reporter|private|sess/i.test(key))
      );
    return (looksRandom(value, 14) || isCapitalKey(value)) && !/^[\w./\\-]*\.\w{2,4}$/.test(value);
  }
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return value.length >= (meaning === "secret" ? 4 : 10);
  if (meaning === "token") {
    if (ARTIFACT.test(value) || WHERE.test(value) || /^#[0-9a-f]{3,8}$/i.test(value)) return false;
    if (
      quoted &&
      /^\S+(?: \S+){1,5}$/.test(value) &&
      alternation(value) >= 0.35 &&
      (value.match(/\d/g)?.length ?? 0) >= 3
    )
      return true;
    if (/\s/.test(value) || (/cookie/i.test(key) && /^[\w.-]+=/.test(value))) return false;
    return (
      (value.length >= 6 && hasMixture(value) && !isPlainPath(value)) ||
      looksRandom(value, quoted || assigned.tight ? 10 : 16) ||
      (quoted && value.length >= 16 && !/[ .]/.test(value) && isOneRun(value))
    );
  }
  if (value.length < 3 || isPlainPath(value) || NAMES_ONE.test(value)) return false;
  if (/\s/.test(value) && (quoted ? MESSAGE : SENTENCE).test(value)) return false;
  // `:param password: The password of …`
  if (!quoted && next.startsWith(" ") && SENTENCE.test(value)) return false;
  if (!quoted && /^[A-Za-z_]+$/.test(value))
    return (
      assigned.inRow ||
      assigned.commanded ||
      isOptionWord(value, assigned, text) ||
      isBareWordSecret(value, assigned, next)
    );
  return true;
}

/** The name of a key, of a resource, of an element of a page, of a route: `api-key`, `arn:aws:…`, `#add-password`, `passwords#edit`. */
const NAMES_ONE =
  /^(?:arn:aws:[\w:*/.-]+|[#.][a-z]+(?:-[a-z]+)+|[a-z_]+(?:\/[a-z_]+)+#[a-z_]+|[a-z_]*(?:password|session|token|credential|secret)s?#[a-z_]+|(?:api|access|secret|client|auth)[-_](?:key|token|secret|password))$/;
/** A connection string that says where and not who: `host=localhost`. */
const WHERE = /^(?:host|hostaddr|server|port|dbname|database|sslmode|driver)=[\w.:-]{1,60}$/i;
/** A package with its version: `jjwt-jackson-0.11.2`. */
export const ARTIFACT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*[-:]v?\d+(?:\.\d+)+[\w.-]*$/i;
/** `password hunter2` in a sentence: letters and digits, and neither a version nor a name of a file. */
function isSpokenPassword(value: string, key: string, meaning: string): boolean {
  return (
    meaning === "secret" &&
    (/^(?:password|passwd|passwort|passphrase|kennwort|pwd)$/i.test(key) || CONSTANT.test(key)) &&
    /^(?=[^\d]*\d)(?=.*[A-Za-z])[^\s/\\()<>{}[\]:=,]{6,64}$/.test(value) &&
    !/^(?:v|ver|rev|rc)?\d+(?:[:.]\d+)+|\.\w{2,4}$|^(?:utf|sha|md|aes|rsa|base|line)-?\d/i.test(value)
  );
}

/** The name under which the secret is kept, and no secret: `os.environ.get("IB_PASSWORD")`, `PASSWORD_KEY="tws_password"`. */
function isNameOfSetting(value: string, key: string): boolean {
  const named =
    CONSTANT.test(value) ||
    (/(?:key|field|name|var)$|^secret$/i.test(key) && /^[a-z]+(?:[_-][a-z]+)+$/.test(value));
  return named && /^(?:secret|token|user)$/.test(meaningOf(value) ?? "");
}

/** `"application:" + key`: a text that something is added to behind a mark. */
function isJoined(value: string, next: string): boolean {
  return /[:=/?&,;({[<"' -]$/.test(value) && /^\\{0,3}["'`][ \t]{0,2}\+[ \t]{0,2}[A-Za-z_$]/.test(next);
}

/** A bare word under `password` is a password in a settings file, but a variable in a program. */
function isBareWordSecret(value: string, { key, tight }: Assigned, next: string): boolean {
  if (/^[,;)]|^ =/.test(next) || isCommonWord(value.toLowerCase())) return false;
  if (tight && !/^[A-Z_]+$/.test(value)) return true;
  if (/^ [a-z]/.test(next)) return false;
  const keyWords = wordsOf(key);
  return !wordsOf(value).some((word) => keyWords.includes(word) || meaningOf(word) !== null);
}

/** `--password=word`, or `--password word` before another option, an address, a path or the end. */
function isOptionWord(value: string, { option, operator, end }: Assigned, text: string): boolean {
  if (!option || isCommonWord(value.toLowerCase()) || wordsOf(value).some((word) => meaningOf(word) !== null))
    return false;
  return operator === "="
    ? /^(?=.*[a-z])/.test(value)
    : /^[ \t]{1,4}(?:-\S|\S*[/.:@]\S)|^[)`]/.test(text.slice(end, end + 60));
}

/** Whose password it is, or that this is a remark: `my old password was`, `# password is`. */
const REMARK =
  /(?:(?:^|\n)[ \t]*(?:#|;|\/\/|--|\/\*)[^\n]{0,70}|\b(?:my|our|his|her|old|new|previous|former|current|last|initial|temporary|temp)[ _][^\n]{0,50})$/i;
/** What is said of a password that is no password. */
const STATE =
  /(?:ed|ing)$|^(?:wrong|correct|incorrect|invalid|valid|empty|missing|required|optional|weak|strong|short|long|sent|lost|stolen|known|unknown|given|here|below|above|there|same|hidden|broken|fine|good|bad|plain|public|private|different|blank|sensitive|case-sensitive|mandatory|never|always|only|also|still|gone|right|written|taken|shown|kept|read|found|made|done|part|visible|secure|insecure|safe|unsafe|usually|probably|already|plaintext|encoded|alphanumeric|numeric|what|who|where|why|how|it|too|very|just)$/i;

/** `# old password was sommerregen`, the last word of its line. */
function isRemembered(value: string, { start, end }: Assigned, text: string): boolean {
  return (
    /^[A-Za-z\x80-\xff]{5,40}$/.test(value) &&
    /^[.!)]?[ \t]*(?:\r?\n|$|\*\/)/.test(text.slice(end, end + 12)) &&
    REMARK.test(text.slice(Math.max(0, start - 80), start)) &&
    !STATE.test(value) &&
    !isPlaceholder(value) &&
    !isCommonWord(value.toLowerCase())
  );
}

/** `IB_PASSWORD`: the name of a variable of the environment, which nobody writes in a sentence. */
const CONSTANT = /^[A-Z]+(?:_[A-Z]+)+$/;

function isUserName(value: string, key: string, { operator, quoted, option }: Assigned): boolean {
  if (operator === "comma" || operator === "cell") return /^[a-z]{3,}\d{2,}$/i.test(value);
  if (operator === "space" && CONSTANT.test(key)) return /^[a-z]{3,}\d{2,}$/i.test(value);
  if (operator === "space" && quoted && /^[a-z]{3,}\d{2,}$/i.test(value)) return true;
  if (operator === "is") return /^[a-z]{3,}\d{2,}$/i.test(value);
  if (operator === "space" && !option) return false;
  if (!/^[\w.@+\x80-\xff-][\w.@+ \x80-\xff-]{1,63}$/.test(value) || (!quoted && /\s/.test(value)))
    return false;
  if (/^[\d.]+$/.test(value)) return (quoted || /user_?id/i.test(key)) && value.length >= 6;
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
export function isDistinctive(value: string, meaning: KeyMeaning): boolean {
  if (value.length > 1024) return false;
  if (meaning === "user" || meaning === "host") return value.length >= 3;
  return value.length >= 5 && !isCommonWord(value.toLowerCase()) && !/^(?:19|20)\d{6}$/.test(value);
}

import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass, holdsRun, isDigit } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isWordy } from "../words/fluency.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

const NAME =
  /(?:(?<=\s)|\s{1,3})(?:user(?:name)?\s{1,3})?(?:(?:is|was|shows|contains|reads|set to)\s{1,3})?(?:\\{0,3}(["'`[({<])(?<quoted>[A-Za-z][\w.-]{2,40})\\{0,3}["'`\])}>]|(?<bare>[A-Za-z][\w.-]{2,40}))/y;
/** What is said of a login name, and at the end the name: `login name does not match: dolmar77`. */
const TOLD = /[A-Za-z ]{0,60}:[ \t]{1,3}(["'`[(]?)(?<bare>[A-Za-z]{3,30}\d{2,6})(?![\w.-])/y;
/** A login name where an account is asked for, as IBeam calls it: letters and then digits, which no account of IB begins with. */
const AS_ACCOUNT =
  /[ \t]?["']?(?!sim|demo|paper|test|acc|live|user|strat|model|main|bot|trad|client|default|broker)([a-z]{4,30}\d{2,6})(?![\w.@:/-])/y;

const SAYS_NAME = /^(?:login name|username|logged (?:in|on) user)/i;

/** A name of letters alone, and no more words behind it. */
const LAST_WORD = / ["'`]?([a-z]{6,30})["'`]?(?=[.!]?[ \t]*(?:\r?\n|$))/y;

const [SMALL_A, SMALL_S] = [0x61, 0x73];
const COLON = 0x3a;
const LINE_FEED = 10;
const SAID = byteClass(/[A-Za-z ]/);
const SPACE = byteClass(/\s/);
const GIVES = byteClass(/[=:]/);
const SMALL = byteClass(/[a-z]/);
const OPENS = byteClass(/["'`<[({\\]/);
const NAMED = byteClass(/[\w.-]/);
/** How `user`, `username`, `is`, `was`, `shows`, `contains`, `reads`, `set to` begin. */
const GOES_ON = byteClass(/[uiwscrt]/i);

/** Login names in sentences: `logged in as …`, `login for user …`. */
export const loginPhrase: Redactor = {
  id: "login-phrase",
  kind: "user",
  title: "Login names in sentences",
  triggers: [
    "logged in as",
    "logging in as",
    "logging in with",
    "login as",
    "authenticated as",
    "authenticating",
    "login failed for",
    "succeeded for ",
    "started for ",
    "launched for ",
    "username field with ",
    "login for ",
    "logging in ",
    "to log in ",
    "welcome back, ",
    "welcome back ",
    "welcome, ",
    "hello, ",
    "hello ",
    "session of ",
    "session for ",
    "expired for ",
    "messages for ",
    "user name ",
    "log in with",
    "login with user",
    "login name",
    "username field set to",
    "logged in user",
    "logged on user",
    "for trader",
    "for user",
    "by user",
    "su -l",
    " user",
    "user field ",
    ", account ",
    "account=",
    "account:",
    "account':",
    'account":',
    "user id ",
    "user ",
    "username",
    ...[
      "benutzername ",
      "benutzer ",
      "anmeldename ",
      "utilisateur ",
      "identifiant ",
      "usuario ",
      "utente ",
      "gebruiker ",
    ],
  ],
  peek: (bytes, { end, limit }) => {
    if (GIVES[bytes[end - 1] as number])
      return holdsRun(bytes, { of: SMALL, length: 4, from: end, to: Math.min(limit, end + 7) });
    // `logged in as …`: a name without digits may end the line.
    if (bytes[end - 1] === SMALL_S && bytes[end - 2] === SMALL_A) return true;
    // The white space of `user ` belongs to the trigger.
    return (
      mayBeNamed(bytes, SPACE[bytes[end - 1] as number] ? end - 1 : end, limit) ||
      mayBeTold(bytes, end, limit)
    );
  },
  before: 0,
  after: 320,
  find({ text, at, end }): readonly Span[] {
    if (/[=:]$/.test(text.slice(at, end))) {
      const name = matchAt(AS_ACCOUNT, text, end)?.[1];
      return name === undefined
        ? []
        : [{ start: AS_ACCOUNT.lastIndex - name.length, end: AS_ACCOUNT.lastIndex }];
    }
    const strong =
      (!/user(?:name)?$/i.test(text.slice(at, end)) || /for|by/i.test(text.slice(at, at + 3))) &&
      !/(?:trader|^(?:hello|welcome).*)$/i.test(text.slice(at, end));
    const trigger = text.slice(at, end);
    const last = / as$/i.test(trigger) ? matchAt(LAST_WORD, text, end)?.[1] : undefined;
    if (last !== undefined && !isCommonWord(last)) {
      const start = text.indexOf(last, end);
      return [{ start, end: start + last.length }];
    }
    const match = (SAYS_NAME.test(trigger) ? matchAt(TOLD, text, end) : null) ?? matchAt(NAME, text, end);
    const quoted = match?.groups?.quoted;
    const name = (quoted ?? match?.groups?.bare)?.replace(/[.]+$/, "");
    if (match === null || name === undefined || isCommonWord(name.toLowerCase())) return [];
    // A bare word or a remark may be anything; login names of IB are letters followed by digits.
    if ((quoted === undefined || match[1] === "(" || !strong) && !/^[a-z]{3,}\d+$/i.test(name)) return [];
    // What a program puts there, a type: `account {account_id} not found`, `user uint32`.
    if ((match[1] === "{" && !/\d/.test(name)) || isPlaceholder(name)) return [];
    // A pseudonym.
    if (match[1] === "<" && /^[a-z-]+-(?:\d+|more)$/.test(name)) return [];
    if (
      /^(?:test|user|code|error|build|farm|v|py|python|utf|sha|md|win|x|ipv|port|line|task|thread|client|model|rule|case|step)\d+$/i.test(
        name,
      )
    )
      return [];
    const start = end + match[0].lastIndexOf(name);
    // `docs user "Resource"` teaches a word that stands everywhere.
    const learn = !(/^user/i.test(trigger.trim()) && isWordy(name));
    return [{ start, end: start + name.length, learn }];
  },
  examples: {
    hide: [
      ["Logged in as kobyej066", "kobyej066"],
      ["Logged in as kolverrok.", "kolverrok"],
      ["Welcome back, kobyej066 (IBKR)", "kobyej066"],
      ["program Gateway, user id kobyej066, password ***", "kobyej066"],
      ["TWS started for kobyej066 (PID: 7)", "kobyej066"],
      ["'ACCOUNT': 'kobyej066', 'PORT': 5000", "kobyej066"],
      ["Loaded credentials: account: kobyej066", "kobyej066"],
      ["login for user 'jroe'", "jroe"],
      ["Authorization failed for user [kolvrest]: wrong password", "kolvrest"],
      ["login name in the title does not match: dolmar77", "dolmar77"],
    ],
    keep: [
      "logged in as administrator",
      "logged in as expected by the test",
      "TWS started for paper trading",
      "account=sim101",
      "account: live01, account: momentum",
      "account=paper",
      'account="x"',
      "settings for user data",
      "rejected by user request",
    ],
  },
};

/** Behind white space a quote or a word with a digit, perhaps behind `user` and `is`. */
function mayBeNamed(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  for (let words = 0; words < 4; words++) {
    const gap = at;
    while (at < limit && SPACE[bytes[at] as number]) at++;
    if (at === gap || at >= limit) return false;
    if (OPENS[bytes[at] as number]) return true;
    const begin = at;
    while (at < limit && NAMED[bytes[at] as number]) if (isDigit(bytes[at++])) return true;
    if (at - begin > 8 || !GOES_ON[bytes[begin] as number]) return false;
  }
  return false;
}

/** Letters and blanks up to a colon, and behind it a word with a digit. */
function mayBeTold(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  while (at < limit && at - from <= 60 && SAID[bytes[at] as number]) at++;
  if (at >= limit || at - from > 60 || bytes[at] !== COLON) return false;
  const begin = ++at;
  while (at < limit && at - begin < 40 && bytes[at] !== LINE_FEED) if (isDigit(bytes[at++])) return true;
  return false;
}

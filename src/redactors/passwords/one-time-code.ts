import type { Redactor, Span } from "../../model/redactor.ts";
import { groupedSecret } from "../words/grouped-secret.ts";
import { matchAt } from "../words/sticky.ts";

const CODE = String.raw`(\d{3}[ -]\d{3,5}|\d{4}[ -]\d{4}|\d{4,9}|(?=[A-Z]{0,7}\d)[A-Z0-9]{6,8})(?![\w.-])`;
const AFTER = new RegExp(
  String.raw`(?: (?:code|string|number|key|text|card|value|obtained|received|entered|generated|accepted)){0,2}(?: \([\w ]{1,40}\))?["'*]{0,3}(?:[ \t]{0,4}(?:[:=#]|->|is|was|ist|lautet|est|es)){0,2}(?:[ \t]{1,4}|(?<= ))["'<[(]?${CODE}`,
  "iy",
);
/** `totp 482913`, `2FA token: 482913` */
const CURRENT = /(?: (?:token|code|value|is))?[ \t]{0,2}[:=]?[ \t]["']?(\d{6,8})(?![\w.-])/iy;
/** Six digits behind a word that may tell of a mistake as well: `typed the code 482913`, but `the code 502`. */
const STATED = /(?:[ \t]{0,3}(?:is|was|[:=])[ \t]{1,3}|[ \t]{0,3})["'`]?(\d{6}|\d{3} \d{3})(?![\w.-])/iy;
const MAY_STATE = [
  "the code ",
  "your code ",
  "ibkr code ",
  "ib code ",
  "tws code ",
  "enter code",
  "entered code",
  "--otp",
  "--totp",
];
/** What was done with it, some words behind: `2FA required, enter 482913`. */
const ENTERED =
  /[^\n\d]{0,40}?\b(?:enter(?:ed)?|typed?|gave|got|used?)(?: the code)?[ \t:]{1,3}["'`]?(\d{6})(?![\w.-])/iy;
/** How it came, and at the end the code: `the code sent to your phone: 482913`, `the security code I got by SMS is 482913`. */
const SENT = /[\w ]{0,40}(?:[:=]|\bis|\bwas)[ \t]{0,3}["'<[(]?(\d{4,8})(?![\w.-])/y;
const CAME = /^ (?:that )?(?:I|we|he|she|you)? ?(?:got|received|was sent|entered|typed)\b/i;
/** What a code is sent for, after it. */
const USED_FOR =
  /^\d{4,8} (?:to|for|as)\b[^\n]{0,24}\b(?:log(?: |-)?(?:in|on)|sign(?: |-)?in|verif|authenticat|confirm)/i;
/** Codes that let somebody in without a password: a list of words or of groups after them. */
const RECOVERY =
  /(?:codes?|phrase|words|mnemonic)\\{0,3}["']?[ \t]{0,4}(?:[:=]|is|are)\s{0,8}\\{0,3}["']?((?:[a-z]{3,8}(?:[ \t]+|$)){11,24}|(?:[\w-]{6,20}(?:[, \t]{1,3}|\r?\n[ \t]{1,8}(?=[a-z0-9]{3,8}-[a-z0-9]{3,8}(?:\s|$))|(?=\r?\n|$))){1,16})/iy;

/** What stands before the secret itself, when it is shown for typing. */
const SHOWN_WITH = ["totp", "2fa", "authenticator", "setup key", "entry key", "secret is", "secret key"];

/** The codes of a login in two steps: IB Key challenge and response, security codes, recovery codes and phrases. */
export const oneTimeCode: Redactor = {
  id: "one-time-code",
  kind: "code",
  title: "Challenges, responses and recovery codes of two-step logins",
  triggers: [
    "challenge",
    "response",
    "security code",
    "verification code",
    "mobile code",
    "key code",
    "login code",
    "access code",
    "card code",
    "factor code",
    "totp code",
    "2fa code",
    "mfa code",
    "otp code",
    "activation code",
    "unlock code",
    "mnemonic",
    "seed words",
    "passcode",
    "digit code",
    "use code ",
    "code sent ",
    "pin number",
    "pin ",
    "backup code",
    "recovery code",
    "recovery phrase",
    "seed phrase",
    "backup phrase",
    "sicherheitscode",
    "best\xc3\xa4tigungscode",
    "code de s\xc3\xa9curit\xc3\xa9",
    "c\xc3\xb3digo de seguridad",
    ...MAY_STATE,
    ...SHOWN_WITH,
  ],
  bounded: true,
  before: 80,
  after: 320,
  find({ text, at, end }): readonly Span[] {
    const word = text.slice(at, end).toLowerCase();
    if (/^(?:backup|recovery|seed|mnemonic)/.test(word)) return recovery(text, at + word.indexOf(" ") + 1);
    if (SHOWN_WITH.includes(word)) {
      const shown = shownSecret(text, end);
      if (shown.length > 0 || !/^(?:totp|2fa|authenticator)$/.test(word)) return shown;
      const current = codeAt(CURRENT, text, end);
      return current.length > 0 ? current : codeAt(ENTERED, text, end);
    }
    if (MAY_STATE.includes(word)) return codeAt(STATED, text, end);
    if (word === "code sent " || (/ code$/.test(word) && CAME.test(text.slice(end, end + 40)))) {
      return codeAt(SENT, text, end);
    }
    if (word === "use code " && !USED_FOR.test(text.slice(end, end + 60))) return [];
    const told = /(?<![\w.-])(\d{4,8})["']? is your(?: [\w-]{2,12}){0,2} $/i.exec(
      text.slice(Math.max(0, at - 50), at),
    );
    if (told?.[1] !== undefined) {
      const start = at - told[0].length;
      return [{ start, end: start + told[1].length, learn: false }];
    }
    const match = matchAt(AFTER, text, end);
    const code = match?.[1];
    if (match === null || code === undefined) return [];
    // Programs answer, too: only that of a login is meant.
    if (
      word === "response" &&
      !/(?:enter|challenge|string|key|login|code|2fa|authenticat)/i.test(around(text, at, match[0]))
    )
      return [];
    const start = end + match[0].lastIndexOf(code);
    return [{ start, end: start + code.length, learn: /[A-Z]/.test(code) }];
  },
  examples: {
    hide: [
      ["IB Key challenge: 123 456", "123 456"],
      ["Response String: 12345678", "12345678"],
      ["749863 is your security code", "749863"],
      ["749863 is your one-time passcode", "749863"],
      ["The security code I got by SMS is 749863, invalid", "749863"],
      ["generated totp 749863", "749863"],
      ["2FA prompt shown, I entered 749863 and it hung", "749863"],
      ["typed the code 749863 from the app", "749863"],
      ["Ihr Sicherheitscode lautet 749863", "749863"],
      ["login.py --otp 749863", "749863"],
      ["Enter the SMS code sent to your phone: 749863", "749863"],
      ["use code 749863 to sign in", "749863"],
      [
        "mnemonic=wolf lumber quiz oxygen rapid sunset toddler umbrella vivid walnut yellow zebra",
        "lumber quiz",
      ],
      ["Security code: AB12CD", "AB12CD"],
      ["Enter security code (card values 17 and 102): 9OAVGR", "9OAVGR"],
      ["2FA code obtained: 716443", "716443"],
      ["Your TOTP secret is: JBSW Y3DP EHPK 3PXP", "EHPK 3PXP"],
      ["Backup codes: abcd-1234, efgh-5678", "efgh-5678"],
      ["One-time recovery codes:\n  a128-4e82\n  44b0-d2e3", "44b0-d2e3"],
    ],
    keep: [
      "HTTP response code: 200",
      "response 1024 bytes",
      "recovery code path is not reached",
      "use code 162 to find out",
      "totp 2024",
      "the code 10197 says so, see the code 502",
      "2FA fails since 20240501, got 100 errors",
    ],
  },
};

/** The code that such a pattern ends in. */
function codeAt(pattern: RegExp, text: string, from: number): Span[] {
  const code = matchAt(pattern, text, from)?.[1];
  return code === undefined
    ? []
    : [{ start: pattern.lastIndex - code.length, end: pattern.lastIndex, learn: false }];
}

/** `TOTP setup key: JBSW Y3DP …` */
function shownSecret(text: string, end: number): Span[] {
  const before = /(?<=[ :="'\n])(?=[A-Za-z2-7]{4}[ -][A-Za-z2-7]{4}[ -])/g;
  for (const { index } of text.slice(end, end + 60).matchAll(before)) {
    const groups = groupedSecret(text, end + index);
    if (groups !== null) return [{ start: end + index, end: end + index + groups.length, kind: "secret" }];
  }
  return [];
}

function around(text: string, at: number, matched: string): string {
  return `${text.slice(Math.max(0, at - 60), at)}${matched}`;
}

function recovery(text: string, at: number): Span[] {
  const match = matchAt(RECOVERY, text, at);
  const codes = match?.[1]?.trimEnd();
  if (match === null || codes === undefined) return [];
  if (!/\d/.test(codes) && codes.split(/\s+/).length < 11) return [];
  const start = at + match[0].indexOf(codes);
  return [{ start, end: start + codes.length, learn: false }];
}

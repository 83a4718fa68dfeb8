import type { Redactor, Span } from "../../model/redactor.ts";
import { NAME } from "../words/person-name.ts";
import { matchAt } from "../words/sticky.ts";

const ASSIGN = String.raw`\\{0,3}["'\`]?[ \t]{0,8}(?:=>|:=|[:=]|is\b|REG_SZ)[ \t]{0,20}\\{0,3}["'\`]?`;
const ONE_NAME = new RegExp(`${ASSIGN}(${NAME}(?: ${NAME}){0,3})(?![\\w(:=/])`, "y");
const WHOLE_NAME = new RegExp(
  `${ASSIGN}(${NAME}(?: (?:(?:van|von|de|der|den|del|di|da|la|le|ter) ){0,2}${NAME}){1,4})(?![\\w(:=/])`,
  "y",
);
const BIRTH = new RegExp(
  String.raw`(?:${ASSIGN}|(?:(?<=[ \t])|[ \t]{1,3})(?:on[ \t])?)(\d{4}[-./]?\d{2}[-./]?\d{2}|\d{1,2}[-./ ](?:\d{1,2}|[A-Z][a-z]{2,8})[-./ ]\d{2,4})(?!\d)`,
  "y",
);
/** The sender of a mail: `From: Jane Sample <…@…>`. */
const SENDER = new RegExp(String.raw`"?(${NAME}(?: ${NAME}){1,3})(?="? <[\w.+-]{1,64}@)`, "y");
/** What IB asks to be written on a payment: the account, and whose it is. */
const REFERENCE = /^(?:payment|further)/i;
const REFERRED = new RegExp(
  String.raw`[^\n]{0,12}?(?:[:=]|to\b)[ \t]{0,4}["']?(?:[A-Z]{1,3}\d{5,9}[ \t]{0,2}[/,-][ \t]{0,2})?(${NAME}(?: ${NAME}){1,4})`,
  "y",
);
/** Whose an account is, in a sentence of other languages: `Titulaire du compte : Jane Sample`. */
const HELD = new RegExp(
  String.raw`(?: (?:du|de la|del|des|des Kontos)(?: [a-z]{4,12})?)?${ASSIGN}(${NAME}(?: ${NAME}){1,4})(?![\w(:=/])`,
  "y",
);
const HOLDERS = ["kontoinhaber", "titulaire", "titular", "intestatario", "rekeninghouder"];
/** A commit: `Author: Jane Sample <`. */
const COMMITTER = new RegExp(
  `(${NAME}(?: (?:(?:van|von|de|der|den|del|di|da|la|le) ){0,2}${NAME}){1,3})(?= <|\r?\nDate: )`,
  "y",
);
/** The telephone that is asked for the second factor is called after its owner: `Jane's iPhone`. */
const DEVICE = /s (?:iphone|ipad|android|phone)$/i;
const OWNER = new RegExp(`(?:^|[^\\w])(${NAME}(?: ${NAME}){0,2})$`);
/** What somebody calls his account. */
const ALIAS = /alias/i;
const CALLED = /\\{0,3}["']?[ \t]{0,4}[:=][ \t]{0,4}\\{0,3}["']([^"'\\\n]{2,100})\\{0,3}["']/y;
const NAMES_OF_ACCOUNTS = /[ \t]{0,4}:\s{0,4}\{[^{}]{1,1200}\}/y;
const ONE = /^(?:first|last|given|family|middle|sur|vor|nach)/i;

/** Names of people and dates of birth where a name announces them; in a sentence they cannot be told from other words. */
export const person: Redactor = {
  id: "person",
  kind: "person",
  title: "Names of people and dates of birth behind a name that says so",
  triggers: [
    ..."first last given family middle full legal holder beneficiary"
      .split(" ")
      .flatMap((word) => [`${word}_name`, `${word}name`, `${word} name`]),
    "surname",
    "from: ",
    "reply-to: ",
    "<accountinformation",
    "registered owner",
    "customer name",
    "clientaccountname",
    "client_account_name",
    "cardholder",
    "card_holder",
    "holder",
    "[user]",
    ":## am",
    ":## pm",
    "name on card",
    "gecos",
    "registeredowner",
    "customer_name",
    "customername",
    "account holder",
    "accountholder",
    "account_holder",
    "accounttitle",
    "accttitle",
    "acctdesc",
    ...HOLDERS,
    "author: ",
    "committer: ",
    ..."signed-off co-authored reviewed reported tested acked".split(" ").map((done) => `${done}-by: `),
    "<alias>",
    "acctalias",
    "accountalias",
    "account alias",
    "account_alias",
    '"aliases"',
    "'s iphone",
    "'s ipad",
    "'s android",
    "'s phone",
    "\xe2\x80\x99s iphone",
    "\xe2\x80\x99s ipad",
    "payment reference",
    "further credit",
    "date_of_birth",
    "date of birth",
    "dateofbirth",
    "birthdate",
    "birth_date",
    "birth date",
    "birthday",
    "born ",
    "dob",
    "vorname",
    "nachname",
    "geburtsdatum",
  ],
  before: 64,
  after: 1400,
  find({ text, at, end }): readonly Span[] {
    const key = text.slice(at, end);
    if (key === "<alias>") return aliasElement(text, { at, end });
    if (key.startsWith("<")) return accountInformation(text, at);
    if (DEVICE.test(key)) return ownerOfDevice(text, at);
    if (ALIAS.test(key)) {
      const aliases = aliasesOf(text, key, end);
      if (aliases.length > 0) return aliases;
    }
    if (key.startsWith(":")) return saying(text, at, end);
    if (key.startsWith("[")) return settingOfGit(text, end);
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) return [];
    const pattern = patternOf(key);
    pattern.lastIndex = /holder$/i.test(key) && /^[ _]?name/i.test(text.slice(end, end + 5)) ? end + 5 : end;
    const value = pattern.exec(text)?.[1];
    if (value === undefined || NO_PERSON.test(value)) return [];
    const start = pattern.lastIndex - value.length;
    return [{ start, end: start + value.length, learn: value.includes(" ") }];
  },
  examples: {
    hide: [
      ['{"accountTitle": "Jane Q. Sample"}', "Jane Q. Sample"],
      ['<AccountInformation accountId="x" name="Jane Q. Sample" city="Graz"/>', "Graz"],
      ["From: Jane Sample <jane@example.com>", "Jane Sample"],
      ["first_name=Aleksandr", "Aleksandr"],
      ["full_name: Jane van Samplen", "Jane van Samplen"],
      ["date_of_birth: 1964-10-20", "1964-10-20"],
      ['<Trade accountId="x" acctAlias="winter"/>', "winter"],
      ['"aliases":{"U1234567":"Jane Sample"}', "Jane Sample"],
      ["push sent to Jane Sample's iPhone", "Jane Sample"],
      ["Payment Reference: U1234567 / Jane Sample", "Jane Sample"],
      ["born on 14.05.1981", "14.05.1981"],
      ["Titulaire du compte : Jane Sample", "Jane Sample"],
      ["Author: Jane Sample <>", "Jane Sample"],
      ["Author: Jane Sample\nDate:   Tue Mar 4", "Jane Sample"],
      ["RegisteredOwner    REG_SZ    Jane Sample", "Jane Sample"],
      ["Cardholder: Jane Sample", "Jane Sample"],
      ['Importer(holder="Jane Sample")', "Jane Sample"],
      ["[user]\n\tname = Jane Sample\n", "Jane Sample"],
      ["Jane Sample  9:41 AM\nit does not connect", "Jane Sample"],
      ["Signed-off-by: Jane Sample <>", "Jane Sample"],
      ["<AccountAlias><account>x</account><alias>Jane Sample</alias>", "Jane Sample"],
    ],
    keep: [
      "full_name: octocat/Hello-World",
      "first_name='', id=1",
      "first_name = None",
      "last_name: Optional[str]",
      "the user's phone",
      '"accountAlias": null',
      "payment reference: to be added",
      "Author: Nautech Systems Pty Ltd",
      "<alias>ib</alias>",
    ],
  },
};

function patternOf(key: string): RegExp {
  if (REFERENCE.test(key)) return REFERRED;
  if (/^author|^committer|-by: $/i.test(key)) return COMMITTER;
  if (HOLDERS.includes(key.toLowerCase())) return HELD;
  if (key.endsWith(": ")) return SENDER;
  if (/birth|dob|born|geburt/i.test(key)) return BIRTH;
  return ONE.test(key) ? ONE_NAME : WHOLE_NAME;
}

const NO_PERSON =
  /^(?:Windows User|User|None|Null|True|False|Optional|String|Str|Field|Column|CharField|TextField|Union|Any)\b/;

function ownerOfDevice(text: string, at: number): Span[] {
  const name = OWNER.exec(text.slice(Math.max(0, at - 64), at))?.[1];
  return name === undefined || /^(?:User|Customer|Client)$/.test(name)
    ? []
    : [{ start: at - name.length, end: at, learn: name.includes(" ") }];
}

/** Above what somebody said, as it is copied from Slack: `Jane Sample  9:41 AM`. */
const SPEAKER = new RegExp(`(?:^|\\n)(${NAME}(?: ${NAME}){1,3})(?: {2}| \\[)\\d{1,2}$`);

function saying(text: string, at: number, end: number): Span[] {
  const name = SPEAKER.exec(text.slice(Math.max(0, at - 64), at))?.[1];
  if (name === undefined || !/^\]?[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 8))) return [];
  const start = text.lastIndexOf(name, at);
  return [{ start, end: start + name.length }];
}

/** Whose commits they are, in the settings of git. */
const OF_GIT = new RegExp(
  String.raw`[ \t]*\r?\n(?:[ \t]{1,8}\w{1,20} = [^\n]{0,80}\n){0,3}[ \t]{1,8}name = (${NAME}(?: ${NAME}){0,3})(?=[ \t]*(?:\r?\n|$))`,
  "y",
);

function settingOfGit(text: string, end: number): Span[] {
  const name = matchAt(OF_GIT, text, end)?.[1];
  return name === undefined
    ? []
    : [{ start: OF_GIT.lastIndex - name.length, end: OF_GIT.lastIndex, learn: name.includes(" ") }];
}

/** `"accountAlias": "…"`, and of each account in `"aliases": {"U1234567": "…"}`. */
function aliasesOf(text: string, key: string, end: number): Span[] {
  const all = key.startsWith('"') ? matchAt(NAMES_OF_ACCOUNTS, text, end)?.[0] : undefined;
  if (all !== undefined)
    return [...all.matchAll(/"([^"\n]{2,20})"\s{0,4}:\s{0,4}"([^"\n]{2,100})"/g)]
      .filter(([, account, alias]) => account !== alias)
      .map((match) => {
        const stop = end + match.index + match[0].length - 1;
        return { start: stop - (match[2]?.length ?? 0), end: stop, learn: false };
      });
  const alias = matchAt(CALLED, text, end)?.[1];
  if (alias === undefined || NO_PERSON.test(alias) || /^[DUFI][A-Z]?\d{5,8}$/.test(alias)) return [];
  const start = text.indexOf(alias, end);
  return [{ start, end: start + alias.length, learn: alias.includes(" ") }];
}

/** `<AccountAlias><account>…</account><alias>…</alias>` */
function aliasElement(text: string, { at, end }: { at: number; end: number }): Span[] {
  const alias = /^[^<>\n]{2,100}(?=<\/alias>)/i.exec(text.slice(end, end + 110))?.[0];
  return alias === undefined || !/account/i.test(text.slice(Math.max(0, at - 64), at))
    ? []
    : [{ start: end, end: end + alias.length, learn: alias.includes(" ") }];
}

/** Whom a statement of the Flex web service is about. */
function accountInformation(text: string, at: number): Span[] {
  const element = /^[^<>]{1,1300}/.exec(text.slice(at + 1))?.[0] ?? "";
  const attributes = /\s(?:name|street2?|city|state|postalCode|dateOfBirth|primaryEmail)="([^"\n]{2,100})"/g;
  return [...element.matchAll(attributes)].map((match) => {
    const end = at + 1 + match.index + match[0].length - 1;
    return { start: end - (match[1]?.length ?? 0), end };
  });
}

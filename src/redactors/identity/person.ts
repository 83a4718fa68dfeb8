import type { Redactor, Span } from "../../model/redactor.ts";
import { ASSIGN, NAME, NO_PERSON, WHOLE_NAME } from "../words/person-name.ts";

const ONE_NAME = new RegExp(`${ASSIGN}(${NAME}(?: ${NAME}){0,3})(?![\\w(:=/])`, "y");
const BIRTH = new RegExp(
  String.raw`(?:${ASSIGN}|(?:(?<=[ \t])|[ \t]{1,3})(?:on[ \t])?)(\d{4}[-./]?\d{2}[-./]?\d{2}|\d{1,2}[-./ ](?:\d{1,2}|[A-Z][a-z]{2,8})[-./ ]\d{2,4})(?!\d)`,
  "y",
);
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
/** The telephone that is asked for the second factor is called after its owner: `Jane's iPhone`. */
const DEVICE = /s (?:iphone|ipad|android|phone)$/i;
const OWNER = new RegExp(`(?:^|[^\\w])(${NAME}(?: ${NAME}){0,2})$`);
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
    "registered owner",
    "customer name",
    "clientaccountname",
    "client_account_name",
    "cardholder",
    "card_holder",
    "holder",
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
    if (DEVICE.test(key)) return ownerOfDevice(text, at);
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
      ["first_name=Aleksandr", "Aleksandr"],
      ["full_name: Jane van Samplen", "Jane van Samplen"],
      ["date_of_birth: 1964-10-20", "1964-10-20"],
      ["push sent to Jane Sample's iPhone", "Jane Sample"],
      ["Payment Reference: U1234567 / Jane Sample", "Jane Sample"],
      ["born on 14.05.1981", "14.05.1981"],
      ["Titulaire du compte : Jane Sample", "Jane Sample"],
      ["RegisteredOwner    REG_SZ    Jane Sample", "Jane Sample"],
      ["Cardholder: Jane Sample", "Jane Sample"],
      ['Importer(holder="Jane Sample")', "Jane Sample"],
    ],
    keep: [
      "full_name: octocat/Hello-World",
      "first_name='', id=1",
      "first_name = None",
      "last_name: Optional[str]",
      "the user's phone",
      "payment reference: to be added",
    ],
  },
};

function patternOf(key: string): RegExp {
  if (REFERENCE.test(key)) return REFERRED;
  if (HOLDERS.includes(key.toLowerCase())) return HELD;
  if (/birth|dob|born|geburt/i.test(key)) return BIRTH;
  return ONE.test(key) ? ONE_NAME : WHOLE_NAME;
}

function ownerOfDevice(text: string, at: number): Span[] {
  const name = OWNER.exec(text.slice(Math.max(0, at - 64), at))?.[1];
  return name === undefined || /^(?:User|Customer|Client)$/.test(name)
    ? []
    : [{ start: at - name.length, end: at, learn: name.includes(" ") }];
}

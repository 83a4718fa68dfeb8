import type { Redactor, Span } from "../../model/redactor.ts";

const ASSIGN = String.raw`\\{0,3}["'\`]?[ \t]{0,4}(?:=>|:=|[:=]|is\b)[ \t]{0,20}\\{0,3}["'\`]?`;
const WORD = String.raw`[A-Z\xc3][\w'.\x80-\xff-]{1,30}`;
const ONE_NAME = new RegExp(`${ASSIGN}(${WORD}(?: ${WORD}){0,3})(?![\\w(:=/])`, "y");
const WHOLE_NAME = new RegExp(`${ASSIGN}(${WORD}(?: ${WORD}){1,4})(?![\\w(:=/])`, "y");
const BIRTH = new RegExp(
  String.raw`(?:${ASSIGN}|(?:(?<=[ \t])|[ \t]{1,3})(?:on[ \t])?)(\d{4}[-./]?\d{2}[-./]?\d{2}|\d{1,2}[-./ ](?:\d{1,2}|[A-Z][a-z]{2,8})[-./ ]\d{2,4})(?!\d)`,
  "y",
);
/** The sender of a mail: `From: Jane Sample <…@…>`. */
const SENDER = new RegExp(String.raw`"?(${WORD}(?: ${WORD}){1,3})(?="? <[\w.+-]{1,64}@)`, "y");
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
    "customer_name",
    "customername",
    "account holder",
    "accountholder",
    "account_holder",
    "accounttitle",
    "acctalias",
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
  before: 8,
  after: 1400,
  find({ text, at, end }): readonly Span[] {
    const key = text.slice(at, end);
    if (key.startsWith("<")) return accountInformation(text, at);
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
      ["date_of_birth: 1964-10-20", "1964-10-20"],
      ["born on 14.05.1981", "14.05.1981"],
    ],
    keep: ["full_name: octocat/Hello-World", "first_name = None", "last_name: Optional[str]"],
  },
};

function patternOf(key: string): RegExp {
  if (key.endsWith(": ")) return SENDER;
  if (/birth|dob|born|geburt/i.test(key)) return BIRTH;
  return ONE.test(key) ? ONE_NAME : WHOLE_NAME;
}

const NO_PERSON =
  /^(?:Windows User|User|None|Null|True|False|Optional|String|Str|Field|Column|CharField|TextField|Union|Any)\b/;

/** Whom a statement of the Flex web service is about. */
function accountInformation(text: string, at: number): Span[] {
  const element = /^[^<>]{1,1300}/.exec(text.slice(at + 1))?.[0] ?? "";
  const attributes = /\s(?:name|street2?|city|state|postalCode|dateOfBirth|primaryEmail)="([^"\n]{2,100})"/g;
  return [...element.matchAll(attributes)].map((match) => {
    const end = at + 1 + match.index + match[0].length - 1;
    return { start: end - (match[1]?.length ?? 0), end };
  });
}

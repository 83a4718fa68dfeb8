import type { Redactor, Span } from "../../model/redactor.ts";

const COUNTRIES =
  "ad ae al at az ba be bg bh br ch cr cy cz de dk do ee es fi fo fr gb ge gi gl gr gt hr hu ie il is it jo kw kz lb li lt lu lv mc md me mk mr mt mu nl no pk pl ps pt qa ro rs sa se si sk sm tn tr ua xk";
const IBAN = /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/y;

/** International bank account numbers, told by their check digits. */
export const bankAccount: Redactor = {
  id: "bank-account",
  kind: "iban",
  title: "International bank account numbers",
  triggers: COUNTRIES.split(" ").map((country) => `${country}##`),
  before: 12,
  after: 48,
  find({ text, at }): readonly Span[] {
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) return [];
    IBAN.lastIndex = at;
    const longest = IBAN.exec(text)?.[0] ?? "";
    for (let match = longest; match.length >= 15; match = match.slice(0, match.lastIndexOf(" ")).trimEnd()) {
      if (hasValidChecksum(match.replaceAll(" ", ""))) return [{ start: at, end: at + match.length }];
      if (!match.includes(" ")) break;
    }
    // A mistyped one still names its owner.
    const isNamed = /\biban(?: is|:|=|")?["':= ]{1,3}$/i.test(text.slice(0, at));
    return isNamed && longest.length >= 15 ? [{ start: at, end: at + longest.length }] : [];
  },
  examples: {
    hide: [
      ["IBAN: DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"],
      ["rejected, IBAN DE41 5001 0517 5407 8821 30 not in list", "DE41 5001 0517 5407 8821 30"],
    ],
    keep: ["ES24Z4 NQ24 DE12"],
  },
};

function hasValidChecksum(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 && iban.length >= 15 && iban.length <= 34;
}

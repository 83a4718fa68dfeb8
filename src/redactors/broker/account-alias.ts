import type { Redactor, Span } from "../../model/redactor.ts";
import { NO_PERSON, WHOLE_NAME } from "../words/person-name.ts";
import { matchAt } from "../words/sticky.ts";

/** What somebody calls his account. */
const CALLED = /\\{0,3}["']?[ \t]{0,4}[:=][ \t]{0,4}\\{0,3}["']([^"'\\\n]{2,100})\\{0,3}["']/y;
const NAMES_OF_ACCOUNTS = /[ \t]{0,4}:\s{0,4}\{[^{}]{1,1200}\}/y;

/** What somebody calls his accounts, and whose they are in statements of the Flex web service. */
export const accountAlias: Redactor = {
  id: "account-alias",
  kind: "person",
  title: "Names that somebody gave to accounts, and whose they are",
  triggers: [
    "<accountinformation",
    "<alias>",
    "acctalias",
    "accountalias",
    "account alias",
    "account_alias",
    '"aliases"',
  ],
  before: 64,
  after: 1400,
  find({ text, at, end }): readonly Span[] {
    const key = text.slice(at, end);
    if (key === "<alias>") return aliasElement(text, { at, end });
    if (key.startsWith("<")) return accountInformation(text, at);
    const aliases = aliasesOf(text, key, end);
    if (aliases.length > 0) return aliases;
    const name = matchAt(WHOLE_NAME, text, end)?.[1];
    if (name === undefined || NO_PERSON.test(name)) return [];
    return [{ start: WHOLE_NAME.lastIndex - name.length, end: WHOLE_NAME.lastIndex }];
  },
  examples: {
    hide: [
      ['<AccountInformation accountId="x" name="Jane Q. Sample" city="Graz"/>', "Graz"],
      ['<Trade accountId="x" acctAlias="winter"/>', "winter"],
      ['"aliases":{"U1234567":"Jane Sample"}', "Jane Sample"],
      ["<AccountAlias><account>x</account><alias>Jane Sample</alias>", "Jane Sample"],
      ["Account Alias: Jane Sample", "Jane Sample"],
    ],
    keep: ['"accountAlias": null', "<alias>ib</alias>"],
  },
};

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

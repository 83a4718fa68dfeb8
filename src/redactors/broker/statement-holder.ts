import type { Redactor, Span } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

/** One row of that section: `Account Information,Data,Name,…`, its cells quoted or not, with other separators. */
const ROW =
  /["']?(?:[\w\x80-\xff' ]{0,30})["']?([,;\t|])["']?Data["']?\1["']?([\w\x80-\xff' /.-]{2,50})["']?\1(?:"([^"\n]{1,200})"|([^\r\n",;\t|][^\r\n";\t|]{0,200}))/y;
/** As it stands on the page, or copied from it: `<td>Name</td><td>…</td>`, `Account Information⏎Name⇥…`. */
const ON_PAGE =
  /<td[^<>]{0,60}>(?:name|account alias|address)<\/td>\s{0,20}<td[^<>]{0,60}>([^<>\n]{2,100})<\/td>/iy;
const COPIED =
  /[\w ]{11,40}:?[ \t]{0,4}\r?\n(?:Name|Account Alias)(?:\t| {2,40}|:[ \t]{1,40})([^\n\t]{2,80}?)[ \t]{0,4}(?:\r?\n|$)/y;
/** The value of an account that TWS calls so: `Key: AccountOwner, Value: …`, `tag='AccountOwner', value='…'`. */
const OWNER =
  /AccountOwner\\{0,3}["']?[ \t]{0,4}[,:=)\]]{1,2}[ \t]{0,4}(?:\\{0,3}["']?(?:val|value)\\{0,3}["']?[ \t]{0,4}[:=][ \t]{0,4})?\\{0,3}["']?([A-Z\xc3][\w'.\x80-\xff-]{0,30}(?: [A-Z\xc3a-z][\w'.\x80-\xff-]{0,30}){1,4}?)(?=\\{0,3}["']|, |\r?\n|$)/iy;
const ABOVE =
  /(?:(?:^|\n)(?:Name|Client|Customer)[:\t][ \t]{0,20}|"name"[ ]?:[ ]?")([A-Z\xc3][\w'.\x80-\xff-]{1,30}(?: [A-Z\xc3][\w'.\x80-\xff-]{1,30}){1,4})$/;
/** Fields of it that say what the account may do and not whose it is; the account's number is found by its shape. */
const HARMLESS =
  /^(?:account|account type|customer type|account capabilities|trading permissions|base currency|margin|master account|entity type|account status|date opened|(?:konto(?:typ|berechtigungen)?|kundentyp|basisw|handelsberechtig|compte|type de c|capacit|devise|autorisations|cuenta|tipo de c|tipo cliente|capacidades|divisa|permisos|conto|tipo di c|funzionalit|valuta|autorizzazioni)[\w\x80-\xff' ]{0,40})$/i;

/** Whose statement it is: what the statements of IB in CSV say of the holder of the account. */
export const statementHolder: Redactor = {
  id: "statement-holder",
  kind: "person",
  title: "Holders of accounts in statements",
  triggers: [
    "account information",
    ">name</td>",
    ">account alias</td>",
    ">address</td>",
    "\naccount: ",
    "\naccount number: ",
    "\naccount\t",
    '","accountid":',
    '", "accountid":',
    "accountowner",
    "kontoinformation",
    "informations sur le compte",
    "informaci\xc3\xb3n de la cuenta",
    "informaci\xc3\xb3n sobre la cuenta",
    "informazioni sul conto",
  ],
  before: 64,
  after: 320,
  find({ text, at }) {
    if (/^[\n"]/.test(text[at] ?? "")) return above(text, at);
    if (/^accountowner/i.test(text.slice(at, at + 12))) {
      const owner = matchAt(OWNER, text, at)?.[1];
      return owner === undefined ? [] : spansOf(text, at + 8, owner);
    }
    if (text[at] === ">") return onPage(text, text.lastIndexOf("<", at));
    const copied = matchAt(COPIED, text, at)?.[1];
    if (copied !== undefined) return spansOf(text, at, copied);
    const match = matchAt(ROW, text, at);
    const value = (match?.[3] ?? match?.[4])?.trimEnd();
    if (match === null || value === undefined || HARMLESS.test(match[2] ?? "") || isPlaceholder(value))
      return [];
    const start = at + match[0].lastIndexOf(value);
    return [{ start, end: start + value.length, learn: value.includes(" ") }];
  },
  examples: {
    hide: [
      ["Account Information,Data,Name,Jane Sample", "Jane Sample"],
      ['Account Information,Data,Address,"Lindenstrasse 41, Graz"', "Lindenstrasse 41"],
      ['"Account Information"\t"Data"\t"Street"\t"Lindenstrasse 41"', "Lindenstrasse 41"],
      ["<tr><td>Name</td><td>Jane Sample</td></tr><tr><td>Account</td>", "Jane Sample"],
      ["Account Information\nName\tJane Sample\nAccount\tx", "Jane Sample"],
      ["Name: Jane Sample\nAccount: U1234567", "Jane Sample"],
      ["UpdateAccountValue. Key: AccountOwner, Value: Jane Sample, Currency: null", "Jane Sample"],
      ["{'key': 'AccountOwner', 'val': 'Jane Sample', 'currency': ''}", "Jane Sample"],
      ["AccountValue(account='x', tag='AccountOwner', value='Jane Sample', currency='')", "Jane Sample"],
      ['{"name":"Jane Sample","accountId":"x"}', "Jane Sample"],
      ["Kontoinformationen,Data,Name,Jane Sample", "Jane Sample"],
    ],
    keep: [
      "Name: momentum\nAccount: paper",
      "Kontoinformation,Data,Kontoberechtigungen,Barmittel",
      "Account Information,Header,Field Name,Field Value",
      "Account Information,Data,Base Currency,USD",
      "<tr><td>Name</td><td>Apple</td></tr><tr><td>Symbol</td>",
      "Financial Instrument Information,Data,Stocks,AAPL",
    ],
  },
};

/** On a page about an account; other tables have names as well. */
function onPage(text: string, from: number): Span[] {
  const value = matchAt(ON_PAGE, text, from)?.[1];
  return value !== undefined && /account/i.test(text.slice(ON_PAGE.lastIndex, ON_PAGE.lastIndex + 120))
    ? spansOf(text, from, value)
    : [];
}

function spansOf(text: string, from: number, value: string): Span[] {
  const start = text.indexOf(value, from + 4);
  return isPlaceholder(value) ? [] : [{ start, end: start + value.length, learn: value.includes(" ") }];
}

/** Whose it is stands before the account: `Name: …⏎Account: …`, `"name":"…","accountId":`. */
function above(text: string, at: number): Span[] {
  const name = ABOVE.exec(text.slice(Math.max(0, at - 64), at))?.[1];
  return name === undefined ? [] : [{ start: at - name.length, end: at }];
}

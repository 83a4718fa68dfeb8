import type { Redactor } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";
import { isPlaceholder } from "../words/value-shape.ts";

/** One row of that section: `Account Information,Data,Name,…`, its cells quoted or not, with other separators. */
const ROW =
  /["']?(?:[\w\x80-\xff' ]{0,30})["']?([,;\t|])["']?Data["']?\1["']?([\w\x80-\xff' /.-]{2,50})["']?\1(?:"([^"\n]{1,200})"|([^\r\n",;\t|][^\r\n";\t|]{0,200}))/y;
/** Fields of it that say what the account may do and not whose it is; the account's number is found by its shape. */
const HARMLESS =
  /^(?:account|account type|customer type|account capabilities|trading permissions|base currency|margin|master account|entity type|account status|date opened|konto|kontotyp|kundentyp|basisw.{1,2}hrung)$/i;

/** Whose statement it is: what the statements of IB in CSV say of the holder of the account. */
export const statementHolder: Redactor = {
  id: "statement-holder",
  kind: "person",
  title: "Holders of accounts in statements",
  triggers: [
    "account information",
    "kontoinformation",
    "informations sur le compte",
    "informaci\xc3\xb3n de la cuenta",
    "informaci\xc3\xb3n sobre la cuenta",
    "informazioni sul conto",
  ],
  before: 2,
  after: 320,
  find({ text, at }) {
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
      ["Kontoinformationen,Data,Name,Jane Sample", "Jane Sample"],
    ],
    keep: [
      "Account Information,Header,Field Name,Field Value",
      "Account Information,Data,Base Currency,USD",
      "Financial Instrument Information,Data,Stocks,AAPL",
    ],
  },
};

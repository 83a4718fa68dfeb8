import type { Redactor, Span } from "../../model/redactor.ts";
import { NAME } from "../words/person-name.ts";
import { matchAt } from "../words/sticky.ts";

/** A name of so many further words behind a greeting, and the sign that ends it. */
const addressed = (further: string, sign: string) =>
  new RegExp(
    String.raw`(?!Valued|Sir|Madam|All|Team|Interactive|IB|Client|Customer|Account|Trader|Support|User|Colleague|Developer|Maintainer|Friend|Community|Every|Readers?|God|Lord)(?:(?:Mr|Mrs|Ms|Dr)\.? )?(${NAME}(?: ${NAME})${further})${sign}`,
    "y",
  );
/** A letter: `Dear Jane Sample,`. */
const ADDRESSED = addressed("{0,3}", ",");
/** Of whom somebody says hello to, only a whole name is one: `Hi Jane Sample!`. */
const GREETED = addressed("{1,2}", "[,!]");
const GREETINGS = [
  "hello ",
  "hi ",
  "hey ",
  "bonjour ",
  "hallo ",
  "hola ",
  "ciao ",
  "guten tag ",
  "welcome back, ",
  "welcome back ",
  "welcome, ",
  "welcome ",
];
/** `Herr Sample`, `Mrs. Sample`. */
const TITLED = new RegExp(
  String.raw`(?!Market|Kund|Client|Customer|Doktor|Dr\b|Pr\xc3\xa4sident|President|Speaker)(${NAME}(?: ${NAME})?)(?![\w(:=/])`,
  "y",
);
const TITLES = [
  "herr ",
  "herrn ",
  "frau ",
  "mr. ",
  "mrs. ",
  "ms. ",
  "monsieur ",
  "madame ",
  "se\xc3\xb1or ",
  "se\xc3\xb1ora ",
  "signor ",
  "signora ",
];

/** Names of people whom somebody addresses or calls by a title. */
export const salutation: Redactor = {
  id: "salutation",
  kind: "person",
  title: "Names of people in greetings and behind titles",
  triggers: ["dear ", ...GREETINGS, ...TITLES],
  bounded: true,
  before: 0,
  after: 140,
  find({ text, at, end }): readonly Span[] {
    const trigger = text.slice(at, end).toLowerCase();
    // `5 ms. Then` is a time.
    if (TITLES.includes(trigger) && !/[A-Z]/.test(text[at] ?? "")) return [];
    const pattern = trigger === "dear " ? ADDRESSED : GREETINGS.includes(trigger) ? GREETED : TITLED;
    const name = matchAt(pattern, text, end)?.[1];
    if (name === undefined) return [];
    const start = text.indexOf(name, end);
    return [{ start, end: start + name.length, learn: name.includes(" ") }];
  },
  examples: {
    hide: [
      ["Dear Jane Sample,\nyour account", "Jane Sample"],
      ["Dear Hruskova,\nyour application", "Hruskova"],
      ["Hi Jane Sample!", "Jane Sample"],
      ["Bonjour Jane Sample,", "Jane Sample"],
      ["Sehr geehrter Herr Hruskova, Ihr Antrag", "Hruskova"],
    ],
    keep: [
      "Dear Valued Client,",
      "Dear Customer,",
      "filled in 5 ms. Then closed",
      "Hello World!",
      "Hi Team,",
    ],
  },
};

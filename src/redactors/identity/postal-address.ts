import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass, DIGIT } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";
import { LOOSE_STREET, PART, STREET, TOWN, UNIT } from "../words/street.ts";

const BREAK = String.raw`(?:\r?\n[ \t>]{0,12}|\\{1,3}r?\\{0,3}n ?|<br ?/?>)`;
/** The rest of the name, quotes, the sign, and what may open the value. */
const SIGN = String.raw`(?:[ _-]?(?:[A-Za-z]{1,12}|\d)){0,4}\\{0,3}["'\x60\]]{0,2}\*{0,2}[ \t]{0,12}(?:=>|:=|->|[:=>|\t]|is\b)\*{0,2}[ \t]{0,12}(?:${BREAK})?\[?\\{0,3}[bu]?["'\x60]?`;
const ADDRESS = new RegExp(
  String.raw`${SIGN}((?:${UNIT},? )?${STREET}(?:,? ${UNIT})?|${LOOSE_STREET}(?=,? ?(?:${BREAK}|- )?(?:${UNIT},? )?${TOWN})|${UNIT}(?=["'\x60<\r\n]|$))`,
  "y",
);
/** Behind a name that means nothing else: a number beside a name, and nothing more. */
const SURE_ADDRESS = new RegExp(
  String.raw`${SIGN}(${LOOSE_STREET})(?=[ \t]{0,4}(?:$|\\{1,3}["n]|[\r\n"'\x60<,;|}]))`,
  "y",
);
const NEXT_PART = new RegExp(
  String.raw`(?:[ \t]{0,2},[ \t]{0,2}|[ \t]{1,2}(?:-[ \t])?|[ \t]{0,2},?${BREAK})(${PART})`,
  "y",
);
const NEXT_TOWN = new RegExp(String.raw`[ \t]{0,2},?(?:[ \t]{1,2}(?:- )?|${BREAK})(${TOWN}|${UNIT})`, "y");
/** Fields that stand beside the street of a structure. */
const SIBLING =
  /(?:["'<\s,;{]|\\")(?:city|town|locality|ort|stadt|wohnort|ville|citta|ciudad|zip|zip_?code|postal_?code|post_?code|plz|state|region|province|county|address_?(?:line)?_?[2-4]|street_?[2-4])\\{0,3}["']?[ \t]{0,4}(?:=>|[:=>])[ \t]{0,4}(?:(?:\\{0,3}(["'])((?:[^"'\\\n]|\\u[0-9a-f]{4}){2,60}))|(?<==|: |>)([A-Z0-9\xc3][^"'\\\n,;<>{}=]{1,40}?)(?=[\n\r,;<]|$|[ \t]\w{1,20}=))/giy;
const CODE =
  /\\{0,3}["'`]?[ \t]{0,4}(?:=>|[:=>])[ \t]{0,4}\\{0,3}(["'`]?)((?:[A-Z]{1,2}-)?(?=[A-Z]{0,2}\d)[A-Z0-9]{3,6}(?:[ -][A-Z0-9]{3,4})?)(?=[ \t]{0,4}(?:$|[\r\n"'`,;})<|&\\]|[ \t]\w{1,20}=))/y;
const CODES = [
  "postalcode",
  "postal_code",
  "postal code",
  "postcode",
  "post_code",
  "zipcode",
  "zip_code",
  "zip code",
];
const PLACES = [
  "addr1",
  "addr2",
  "addr_line",
  "addrline",
  "street",
  "anschrift",
  "adresse",
  "indirizzo",
  "direccion",
  "direcci\xc3\xb3n",
  "domicilio",
  "domicile",
  "residence",
  "wohnsitz",
  "adres",
  "endere\xc3\xa7o",
  "endereco",
  "stra\xc3\xdfe",
  "strasse",
];
const SURE =
  /(?:^|[^A-Za-z])(?:anschrift|wohnsitz|indirizzo|direcci|domicil|endere|street(?:[ _]?(?:address|name|line|\d)|["'\s:=>]))|(?:residential|residence|mailing|home|postal|billing|shipping|street|physical|legal|permanent|private|registered|correspondence|contact|delivery|wohn|post|rechnungs|liefer)[ _-]?(?:address|adresse|anschrift)|address[ _-]?(?:line)?[ _-]?[1-4]/i;

const GIVES = new RegExp(SIGN, "y");
/**
 * A number beside a word, or what has one in its name. To make the patterns above takes a tenth of a second, and every report
 * says `address` of machines.
 */
const HOUSE_NUMBER =
  /(?<![\w.:])\d{1,5}[A-Za-z]?(?: ?[/-] ?\d{1,4}[A-Za-z]?)?,? (?:[A-Z]|[\xc3-\xc5][\x80-\xbf]|[a-z\xc3])|[A-Za-z.\x80-\xff],? (?:n\S{0,3} ?)?\d{1,5}|#\d|[Bb]ox \d|[Pp]ostfach|c\/o /;
const REACH = 64;
const [SPACE, NEWLINE] = [0x20, 0x0a] as const;
const SIGNS = byteClass(/[:=>|\t]/);

/** Postal addresses behind a name that announces them; addresses of machines, memory, mail and money have no street. */
export const postalAddress: Redactor = {
  id: "postal-address",
  kind: "address",
  title: "Postal addresses behind a name that says so",
  triggers: ["address", ...PLACES, ...CODES],
  peek: mayBePostal,
  before: 32,
  after: 480,
  find({ text, at, end }): readonly Span[] {
    const key = text.slice(at, end).toLowerCase();
    if (CODES.includes(key)) return codeAt(text, end);
    const sign = matchAt(GIVES, text, end);
    if (sign === null) return [];
    const value = end + sign[0].length;
    if (!HOUSE_NUMBER.test(text.slice(value, value + REACH))) return [];
    const name = text.slice(Math.max(0, at - 24), end + 16);
    const match =
      matchAt(ADDRESS, text, end) ??
      (SURE.test(name) && !headline(text, at) ? matchAt(SURE_ADDRESS, text, end) : null);
    const first = match?.[1];
    if (match === null || first === undefined || NO_STREET.test(first)) return [];
    return [
      ...wholeFrom(text, match.index + match[0].length - first.length, first.length),
      ...siblings(text, end),
    ];
  },
  examples: {
    hide: [
      [
        "Address: 14 Larkspur Lane, Apt 3B, Portland, OR 97214",
        "14 Larkspur Lane, Apt 3B, Portland, OR 97214",
      ],
      [
        '{"address":{"street1":"Seefeldstrasse 212","city":"Velden","postalCode":"8008"}}',
        "Seefeldstrasse 212",
      ],
      ['{"address":{"street1":"Seefeldstrasse 212","city":"Velden","postalCode":"8008"}}', "Velden"],
      ["street: Hauptstr. 12", "Hauptstr. 12"],
      ["addressLine1=221B Baker Street", "221B Baker Street"],
      ["Anschrift: Lindengasse 5/12, 1070 Wien", "Lindengasse 5/12, 1070 Wien"],
      ["Adresse : 12 rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris"],
      ["Address:\n14 Larkspur Lane\nPortland, OR 97214", "Portland, OR 97214"],
      ["address: Opernring 5, 1010 Wien", "Opernring 5"],
      ["ADDRESS=14 LARKSPUR LANE, PORTLAND OR 97214", "14 LARKSPUR LANE, PORTLAND OR 97214"],
      ['"zipCode": "97214"', "97214"],
    ],
    keep: [
      "address: 0x7f3a2b1c9d10",
      "OSError: [Errno 98] Address already in use",
      "bind address 127.0.0.1:4001",
      "Local Address: 10 Connections Open",
      "Wall Street: 12 Analysts raise it",
      "address = 127.0.0.1, port 4001",
      "email address: see docs",
      "zip_code: str",
      "address: 4 Bytes, aligned",
    ],
  },
};

/** A sign within the reach of a name, and a digit soon behind it. */
function mayBePostal(bytes: Uint8Array, { end, limit }: { end: number; limit: number }): boolean {
  let sign = end;
  const reach = Math.min(limit, end + 40);
  while (sign < reach && !SIGNS[bytes[sign] as number]) {
    // `is` stands for a sign in a sentence.
    if (bytes[sign] === NEWLINE) return false;
    if (bytes[sign] === SPACE && bytes[sign + 1] === 0x69 && bytes[sign + 2] === 0x73) break;
    sign++;
  }
  if (sign === reach) return reach === limit;
  for (let at = sign + 1; at < limit && at < sign + 110; at++) {
    if (DIGIT[bytes[at] as number]) return true;
  }
  return sign + 110 >= limit;
}

/** `Wall Street: 5 …` is news. */
function headline(text: string, at: number): boolean {
  return (
    /[A-Z][a-z]+ $/.test(text.slice(Math.max(0, at - 16), at)) && /^street/i.test(text.slice(at, at + 6))
  );
}

/** What has a number and is a measure or a time. */
const NO_STREET =
  /^\d+ (?:Bytes?|KB|MB|GB|Days?|Hours?|Minutes?|Seconds?|Months?|Years?|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/;

/** The street and what follows it; one stretch for each line, so that no line is lost. */
function wholeFrom(text: string, start: number, length: number): Span[] {
  const spans: { start: number; end: number; learn?: boolean }[] = [{ start, end: start + length }];
  for (let parts = 0; parts < 7; parts++) {
    const last = spans[spans.length - 1] as Span & { end: number };
    const comma = /^[ \t]{0,2},[ \t]{0,2}[^\s\\<]/.test(text.slice(last.end, last.end + 6));
    const match = comma ? matchAt(NEXT_PART, text, last.end) : matchAt(NEXT_TOWN, text, last.end);
    const part = match?.[1];
    if (match === null || part === undefined) break;
    const stop = match.index + match[0].length;
    if (/[\n\\<]/.test(match[0].slice(0, -part.length)))
      spans.push({ start: stop - part.length, end: stop, learn: false });
    else last.end = stop;
  }
  return spans;
}

function siblings(text: string, from: number): Span[] {
  const spans: Span[] = [];
  const stop = Math.min(text.length, from + 400);
  for (let at = from; at < stop; at++) {
    if (text[at] === "}") break;
    const match = matchAt(SIBLING, text, at);
    const value = match?.[2] ?? match?.[3]?.trimEnd();
    if (match === null || value === undefined) continue;
    const start = match.index + match[0].lastIndexOf(value);
    spans.push({ start, end: start + value.length, learn: false });
    at = start + value.length - 1;
  }
  return spans;
}

function codeAt(text: string, end: number): Span[] {
  const match = matchAt(CODE, text, end);
  const code = match?.[2];
  if (match === null || code === undefined) return [];
  const start = match.index + match[0].length - code.length;
  const bare = match[1] === "" && /^\d+$/.test(code) && /["'][ \t]{0,4}:/.test(match[0]);
  return [{ start, end: start + code.length, learn: false, ...(bare ? { wrap: '"' } : {}) }];
}

import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass, DIGIT } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";

/** What people and their taxes are numbered by in a country: what the number is called, and its form. */
const NUMBERS: readonly (readonly [words: string, form: RegExp])[] = [
  [
    "steuer-id,steuerid,steuer_id,steueridentifikationsnummer,steuerliche identifikationsnummer,identifikationsnummer,idnr,tin",
    /\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}/y,
  ],
  [
    "steuernummer,steuer-nr,steuer_nr,steuernr,st.-nr,stnr,tax number,tax_number,taxnumber,tax-number,tax no",
    /\d{2,3}[/ ]\d{3,4}[/ ]\d{4,5}|\d{9,13}|[A-Z]{2}\d{9,11}/y,
  ],
  [
    "sin,social insurance number,tfn,tax file number,bsn,burgerservicenummer,sofinummer,nif,siren",
    /\d{3}[ .-]?\d{3}[ .-]?\d{2,3}/y,
  ],
  ["nif,nie,dni,nif/nie,dni/nie,dni/nif", /[KLMXYZ]?-?\d{7,8}[ -]?[A-Z]|\d{1,2}\.\d{3}\.\d{3}(?:-?[A-Z])?/y],
  [
    "codice fiscale,codice_fiscale,codicefiscale,cod. fisc.,c.f.",
    /[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/iy,
  ],
  ["pesel,t.c. kimlik,tc kimlik no,kimlik no,oib,jmbg", /\d{11,13}/y],
  ["cpf,cpf/cnpj", /\d{3}\.?\d{3}\.?\d{3}-?\d{2}/y],
  [
    "ahv,avs,ahv-nr,ahv-nummer,ahvnummer,ahv nummer,n\xc2\xb0 avs,no avs,num\xc3\xa9ro avs,sozialversicherungsnummer,sv-nummer,svnr,sv-nr,rentenversicherungsnummer,versicherungsnummer",
    /756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}|\d{2} ?\d{6} ?[A-Z] ?\d{3}|\d{4}[ -]?\d{6}/y,
  ],
  [
    "nino,ni number,national insurance number,national insurance no,national_insurance_number,nationalinsurancenumber",
    /[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]/iy,
  ],
  ["utr,nhs number", /\d{3}[ -]?\d{3}[ -]?\d{4}|\d{5} ?\d{5}/y],
  ["pan,pan number,pan no,pan card,pan_number,pannumber", /[A-Z]{5}\d{4}[A-Z]/y],
  ["aadhaar,aadhar,uid number", /\d{4}[ -]?\d{4}[ -]?\d{4}/y],
  [
    "personnummer,personnr,person_nummer,samordningsnummer,f\xc3\xb8dselsnummer,fodselsnummer,cpr,cpr-nr,cpr-nummer,henkil\xc3\xb6tunnus,hetu,kennitala,isikukood,asmens kodas",
    /(?:\d{2})?\d{6}[-+A ]?\d{3}[\dA-Z]|\d{6}[ -]?\d{5}|\d{11}/y,
  ],
  ["rodn\xc3\xa9 \xc4\x8d\xc3\xadslo,rodne cislo", /\d{6}\/?\d{3,4}/y],
  ["ein,employer identification number,tin,fein", /\d{2}-?\d{7}|\d{3}[- ]?\d{2}[- ]?\d{4}/y],
  [
    "tax identification number,tax_identification_number,taxidentificationnumber,taxpayer identification number",
    /\d{2}-?\d{7}|\d{3}[- ]?\d{2}[- ]?\d{4}|\d{10,13}/y,
  ],
  [
    "nir,insee,num\xc3\xa9ro de s\xc3\xa9curit\xc3\xa9 sociale,numero de securite sociale,n\xc2\xb0 de s\xc3\xa9curit\xc3\xa9 sociale,s\xc3\xa9curit\xc3\xa9 sociale",
    /[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?/y,
  ],
  [
    "num\xc3\xa9ro fiscal,numero fiscal,n\xc2\xb0 fiscal,num\xc3\xa9ro d'identification fiscale",
    /[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}|\d{9}/y,
  ],
  [
    "rijksregisternummer,num\xc3\xa9ro national,registre national,niss,insz",
    /\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}/y,
  ],
  ["nric,nric/fin", /[STFGM]\d{7}[A-Z]/y],
  ["hkid,hkid no", /[A-Z]{1,2}\d{6} ?\(?[\dA]\)?/y],
  ["curp", /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/y],
  ["rfc", /[A-Z&]{3,4}\d{6}[A-Z\d]{3}/y],
  ["cuit,cuil,cuit/cuil", /(?:20|2[3-7]|3[034])-?\d{8}-?\d/y],
  ["rut,r.u.t.", /\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]/y],
  ["ppsn,pps number,pps no", /\d{7}[A-W][A-IW]?/y],
  ["emirates id", /784-?\d{4}-?\d{7}-?\d/y],
  ["teudat zehut,israeli id", /\d{9}/y],
];
/** Forms by the name in small letters; a name may have several. */
const FORMS = new Map<string, RegExp[]>();
for (const [words, { source, flags }] of NUMBERS) {
  const form = new RegExp(`(?:${source})(?![A-Za-z0-9_]|[.,:/-]\\d|-\\w)`, flags);
  for (const word of words.split(",")) FORMS.set(word, [...(FORMS.get(word) ?? []), form]);
}
/** Three letters stand within any word: with what may follow them they are rarer. */
const SHORT = 3;
const FOLLOWERS = [" ", ":", "=", '"', "'", "`", "-", "_", "#", ".", "/", "|", "(", "*", "\\"];
const NAMES = [...FORMS.keys()].flatMap((name) =>
  name.length > SHORT ? [name] : FOLLOWERS.map((sign) => name + sign),
);

/** `SIN: `, `"nif": "`, `codice fiscale n. `, `NINO (UK) = `. A short name needs a sign, a long one may stand in a sentence. */
const SIGN = String.raw`\.?(?:[ _-]?(?:number|no|nr|num|nummer|code|id|card)\b\.?)?(?: \([A-Z][A-Za-z]{1,12}\))?(?:/[A-Z]{2,6})?\\{0,3}["'\x60\]]{0,2}\*{0,2}`;
const SIGNED = new RegExp(
  String.raw`${SIGN}[ \t]{0,12}(?:=>|:=|[:=>#|])\*{0,2}[ \t]{0,8}\\{0,3}["'\x60]?`,
  "iy",
);
const SAID = new RegExp(
  String.raw`${SIGN}(?:[ \t]{1,4}(?:is|was|ist|lautet|est|es|\xc3\xa8|n[.\xc2\xba\xb0]{1,3}))?[ \t]{1,4}`,
  "iy",
);

const OTHER = byteClass(/[A-Za-z0-9]/);
const SIGNS = byteClass(/[\s:=#"'`\\>|(._/*\]-]/);

/** Numbers of tax payers and insured people, behind the word that a country has for them and in the form they have there. */
export const nationalNumber: Redactor = {
  id: "national-number",
  kind: "identity-number",
  title: "Numbers of tax payers and insured people of many countries",
  triggers: NAMES,
  // Most words are short: behind them a sign, and soon two digits in a row or with a mark between them.
  peek: (bytes, { at, end: stop, limit }) => {
    const end = stop - at === SHORT + 1 && !OTHER[bytes[stop - 1] as number] ? stop - 1 : stop;
    if (at > 0 && OTHER[bytes[at - 1] as number]) return false;
    if (end >= limit) return true;
    if (!SIGNS[bytes[end] as number] && !isTail(bytes, end)) return false;
    let digits = 0;
    for (let next = end; next < limit && next < end + 64; next++)
      if (DIGIT[bytes[next] as number] && ++digits === 4) return true;
    return end + 64 > limit;
  },
  before: 2,
  after: 96,
  find({ text, at, end: stop }): readonly Span[] {
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) return [];
    const end = stop - at === SHORT + 1 && !FORMS.has(text.slice(at, stop).toLowerCase()) ? stop - 1 : stop;
    const name = text.slice(at, end).toLowerCase();
    const start =
      behind(SIGNED, text, end) ?? (maybeSaid(name, text.slice(at, end)) ? behind(SAID, text, end) : null);
    if (start === null) return [];
    for (const form of FORMS.get(name) ?? []) {
      const number = matchAt(form, text, start)?.[0];
      if (number !== undefined) return [{ start, end: start + number.length }];
    }
    return [];
  },
  examples: {
    hide: [
      ["Steuer-ID: 65929970489", "65929970489"],
      ["IdNr. 65 929 970 489", "65 929 970 489"],
      ["Steuernummer 12/345/67890", "12/345/67890"],
      ["SIN: 046 454 286", "046 454 286"],
      ["NIF/NIE: 12345678Z", "12345678Z"],
      ["codice fiscale: RSSMRA85T10A562S", "RSSMRA85T10A562S"],
      ["CPF 123.456.789-09", "123.456.789-09"],
      ["AHV 756.1234.5678.97", "756.1234.5678.97"],
      ["NINO: QQ 12 34 56 C", "QQ 12 34 56 C"],
      ['{"pan": "ABCDE1234F"}', "ABCDE1234F"],
      ["personnummer 19811228-9874", "19811228-9874"],
    ],
    keep: [
      "sin(0.523) = 0.4998",
      "sin: 123456",
      "pan: 1234567 of 9999999",
      "pesel",
      "TIN missing, order 123456789",
      "ein 12345678 Stück",
      "rfc 2616, rfc 7519",
      "tin=1764208433064",
    ],
  },
};

function isTail(bytes: Uint8Array, end: number): boolean {
  const byte = (bytes[end] as number) | 0x20;
  return byte === 0x6e || byte === 0x63 || byte === 0x69;
}

/** Where the value begins. */
function behind(pattern: RegExp, text: string, end: number): number | null {
  return matchAt(pattern, text, end) === null ? null : pattern.lastIndex;
}

/** In a sentence: a long name, or an abbreviation as it is written; words of languages and functions are none. */
function maybeSaid(name: string, written: string): boolean {
  return name.length > 5 || /^[A-Z]{3,5}$|^[A-Z][a-z]+[A-Z]/.test(written);
}

/** What postal addresses are written like, in latin1 of UTF-8: a house number beside the name of a street. */
const CAPITAL = String.raw`(?:[A-Z]|[\xc3-\xc5][\x80-\xbf])`;
const WORD = String.raw`(?:${CAPITAL}(?:[a-z'.-]|[\x80-\xff]|(?<=[.'-]|Mc|Mac)[A-Z]){1,24})`;
const NUMBERED = String.raw`\d{1,3}(?:st|nd|rd|th)`;
/** `14`, `221B`, `5/12`, `12-14`, `3 bis`; no `127.0.0.1`, `4001:`, `5%`. */
const HOUSE = String.raw`\d{1,5}(?: ?[A-Za-z]\b| (?:bis|ter)\b)?(?: ?[-/] ?\d{1,4}[A-Za-z]?){0,3}(?![\w:%]|\.\d)`;

/** What American and British streets are. */
const TYPE =
  "(?:Street|Str|St|Road|Rd|Lane|Ln|Avenue|Ave|Boulevard|Blvd|Drive|Dr|Court|Ct|Place|Pl|Terrace|Ter|Way|Square|Sq|Close|Crescent|Cres|Parkway|Pkwy|Highway|Hwy|Row|Walk|Mews|Gardens|Gdns|Grove|Circle|Cir|Loop|Trail|Trl|Quay|Wharf|Plaza|Alley|Broadway|Esplanade|Parade|Rise|Turnpike|Pike|Hill|Park)";
const ENGLISH = String.raw`${HOUSE},? (?:(?:[NSEW]|NE|NW|SE|SW)\.? )?(?:(?:${WORD}|${NUMBERED}) ){1,4}${TYPE}\b\.?(?: (?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\b\.?)?`;
/** Where the word for a street stands before its name: `Via Roma 12`, `12 rue de la Paix`. */
const ROMANCE =
  "(?:Via|Viale|Vicolo|Piazza|Corso|Calle|C/|Avenida|Avda\\.?|Av\\.|Plaza|Paseo|Carrer|Rua|Travessa|Pra\xc3\xa7a|Rue|Avenue|Boulevard|Chemin|Place|Impasse|All\xc3\xa9e|Quai|Route|Ul\\.|Ulica|Al\\.|Aleja|Strada|Str\\.)";
const SMALL_WORD = String.raw`(?:(?:de|du|des|del|della|delle|dei|di|da|do|dos|la|le|les|las|los|el|y|e|et|der|den|dem|von|of|the) |[dl]['\u2019])`;
const ANY_CASE = (words: string) =>
  words.replace(/(?<=\||:)([A-Z])/g, (letter) => `[${letter}${letter.toLowerCase()}]`);
const STREET_FIRST = String.raw`${ANY_CASE(ROMANCE)} ?${SMALL_WORD}{0,3}${WORD}(?: ${SMALL_WORD}{0,2}${WORD}){0,3},? (?:n[.\xba\xb0\xc2]{1,3} ?)?${HOUSE}`;
const FRENCH = `${HOUSE},? ${ANY_CASE(ROMANCE)} ${SMALL_WORD}{0,3}${WORD}(?:[ -]${SMALL_WORD}{0,2}${WORD}){0,3}`;
/** Words that end in one for a street: `Hauptstr. 12`, `Keizersgracht 123`; with an adjective before it, `Alte Landstrasse 5`. */
const JOINED = String.raw`(?:${WORD}[ -]){0,3}(?:${CAPITAL}[a-z\x80-\xff-]{1,24}(?:stra\xc3\x9fe|strasse|str\.|gasse|weg|platz|allee|damm|ufer|graben|straat|laan|gracht|plein|gatan|v\xc3\xa4gen|veien|vej|gade|gata|katu|utca)|(?:${WORD}[ -])(?:Stra\xc3\x9fe|Strasse|Str\.|Gasse|Weg|Platz|Allee|Ring|Ufer|utca|street)) ${HOUSE}`;
const BOX = String.raw`(?:P\.? ?O\.? ?Box|Postfach|Apartado|Case postale|Casella postale|Postbus) \d{1,6}\b`;

/** As people type in haste; only with the whole word for a street. */
const SMALL = String.raw`(?:\d{1,5}[a-z]? (?:[a-z]{2,20} ){1,3}(?:street|road|lane|avenue|drive|court|boulevard|terrace)\b(?![\w:=(])|[a-z\x80-\xff]{3,24}(?:stra\xc3\x9fe|strasse|str\.|gasse|straat|gracht) ${HOUSE})`;

/** As statements print them. */
const LARGE = String.raw`\d{1,5}[A-Z]? (?:[NSEW] )?(?:[A-Z]{2,20} ){1,3}(?:STREET|ST|ROAD|RD|LANE|LN|AVENUE|AVE|DRIVE|DR|COURT|CT|BOULEVARD|BLVD|WAY|TERRACE|PLACE)\b(?![\w:=(])`;

export const STREET = `(?:${ENGLISH}|${STREET_FIRST}|${FRENCH}|${JOINED}|${BOX}|${SMALL}|${LARGE})`;
/** Only a number beside a name, for where all else says that it is an address. */
export const LOOSE_STREET = `(?:${HOUSE},? (?:${WORD}|${NUMBERED})(?: ${WORD}){0,3}|(?:${SMALL_WORD}|(?:Am|Im|An|In|Auf|Zum|Zur|Unter) )?${WORD}(?: ${SMALL_WORD}?${WORD}){0,3},? ${HOUSE})`;
/** What of a house: `Apt 3B`, `Top 12`, `c/o Sample`. */
export const UNIT = String.raw`(?:(?:[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Ss]te|[Ff]lat|[Ff]loor|[Ff]l|[Rr]oom|[Rr]m|[Bb]uilding|[Bb]ldg|[Tt]op|[Tt]\xc3\xbcr|[Ss]tiege|[Ss]tock|[Ee]tage|[Pp]iso|[Ii]nterno|[Ll]ot)\.?[ #]{1,2}\w{1,6}|APT \w{1,5}|UNIT \w{1,5}|#\d{1,5}\w?|c/o ${WORD}(?: ${WORD}){0,2}|\d{1,3}(?:st|nd|rd|th) [Ff]loor)\b`;
/** A town with its number: `1070 Wien`, `Portland, OR 97214`, `London NW1 6XE`, `Toronto, ON M5V 2T6`. */
export const TOWN = String.raw`(?:(?:(?:[A-Z]{1,2}-)?\d{4,6}(?: [A-Z]{2})?|\d{2}-\d{3}|\d{5}-\d{3}) ${WORD}(?: ${WORD}){0,2}|\d{3} \d{2} ${WORD}|${WORD}(?: ${WORD}){0,3},? (?:[A-Z]{2},? )?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|\d{4})(?![\w.:]))`;
/** What goes on behind a comma: a part of the town, the region, the country, a number. */
export const PART = String.raw`(?:${UNIT}|${TOWN}|[A-Z]{4,20}(?: [A-Z]{2,20}){0,3}(?: \d{5}(?:-\d{4})?)?\b(?![-=:(.])|\d{1,2}(?:\xc2[\xba\xb0]|\xc2\xaa) ?[A-Za-z]{1,4}\b|[A-Z]{2,3}(?: \d{5}(?:-\d{4})?)?\b(?![-=:(])|(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|\d{4,6})\b(?![-=:.])|${WORD}(?:[ -]${SMALL_WORD}?${WORD}){0,3}(?![\w=:(]))`;

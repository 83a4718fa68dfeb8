/** Characters that HTML and XML write by a name. */

/** Names of the characters from 160 on, in order. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo " +
  "frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde " +
  "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil " +
  "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/** Names of signs of ASCII, each with its sign. */
const SIGNS =
  "amp& lt< gt> quot\" apos' num# commat@ dollar$ percnt% excl! plus+ equals= ast* sol/ bsol\\ colon: semi; comma, quest? period. lpar( rpar) lsqb[ lbrack[ " +
  "rsqb] rbrack] lcub{ lbrace{ rcub} rbrace} lowbar_ grave` verbar| vert| Hat^";

const byName = new Map<string, string>([
  ...LATIN.split(" ").map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...SIGNS.split(" ").map((entry) => [entry.slice(0, -1), entry.slice(-1)] as const),
]);
const names = new Map([...byName].map(([name, character]) => [character, name] as const).reverse());

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));/g;

/** A text with its entities read; what is none stays. */
export function readEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return byName.get(name) ?? whole;
    const code = Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The name of a character, if it has one. */
export function nameOfCharacter(character: string): string | null {
  return names.get(character) ?? null;
}

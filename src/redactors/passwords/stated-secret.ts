import type { Place, Redactor, Span } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { ARTIFACT } from "../assignments/token-fit.ts";
import { byteClass, isDigit } from "../words/byte-class.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { matchAt } from "../words/sticky.ts";
import { isUuid, looksChosen, looksRandom } from "../words/value-shape.ts";

/** The rest of a name, and whom or what it is for. */
const NAME = /[\w-]{0,30}(?: \([\w ]{1,24}\)| for [\w.@-]{2,40}(?=:))?/y;
/** Whatever programs put between a name and its value: quotes, cells of tables, marks, a type, "is set to". */
const BETWEEN =
  /(?:\\[nrt]|%s|\\x1b\[\d{1,3}m|[^ -~\s]\[\d{1,3}m|<\/?\w{1,10}>|string\(\d{1,4}\)|<<[-~]?["']?[A-Z]{2,9}["']?\r?\n|\b(?:is|was|now|currently|set|to|still|with|value|default|body|of|or|hex|base(?:32|64)|b64|raw|plain)\b|\xe2\x86\x92|[ \t\r\n|:=~?*/()[\]{}<>"'`,;.\\-]){1,40}/y;
const VALUE = /[\w!#$%&*+./:=?@^~\x80-\xff-]{6,200}/y;
/** What ends a sentence, or the next setting of a query. */
const BEHIND = /[.:!?]+$|&.*$/;
const CELL = /^[^|]{0,20}\|[^|]{0,12}$|<\/?\w{1,10}>$/;
/** A name of a type or a format: `string(64)`, `sha256`. */
const TYPE =
  /^(?:u?int|float|base|sha|md|utf|string|varchar|char|aes|rsa|hmac|ed|es|rs|hs|ps|v|oauth)[-_]?\d/i;

const IN_NAME = byteClass(/[\w-]/);
const SEPARATES = byteClass(/[ \t\r\n|:=~?*/()[\]{}>"'`,;.-]/);
const IN_VALUE = byteClass(/[\w!#$%&*+./:=?@^~-]/);
/** Tags, escapes and other scripts, which are left to the finder. */
const UNSURE = byteClass(/[^ -~\s]|[<\\%]/);
const IS_LETTER = byteClass(/[A-Za-z]/);
const BLANK = 0x20;
const CALL = 0x28;
const MOST_WORDS = 6;
const isLink = rememberedBytes((word) =>
  /^(?:(?:is|was|now|currently|set|to|still|with|value|default|body|of|or|for|hex|base(?:32|64)|b64|raw|plain)(?:\W{1,20}|$)){1,5}$/i.test(
    word,
  ),
);
const isWhom = rememberedBytes((word) => /^for$/i.test(word));
const isRandom = rememberedBytes((word) => looksRandom(word.replace(BEHIND, ""), 10));

/** Whether the first word behind the name that says something has letters and digits, or looks random. */
function mayBeStated(bytes: Uint8Array, { end, limit }: Place): boolean {
  let at = end;
  while (at < limit && at - end < 30 && IN_NAME[bytes[at] as number]) at++;
  // `password (live): …`, `password for somebody: …`
  if (bytes[at] === BLANK && (bytes[at + 1] === CALL || isWhom(bytes, at + 1, at + 4))) return true;
  for (let words = 0; words < MOST_WORDS; words++) {
    while (at < limit && SEPARATES[bytes[at] as number]) at++;
    if (at >= limit) return false;
    const begin = at;
    let digits = 0;
    let letters = 0;
    for (; at < limit && IN_VALUE[bytes[at] as number]; at++)
      if (isDigit(bytes[at])) digits++;
      else if (IS_LETTER[bytes[at] as number]) letters++;
    if (at === begin || at >= limit || UNSURE[bytes[at] as number] || UNSURE[bytes[begin] as number])
      return true;
    if (bytes[at] === CALL) return true;
    if (isLink(bytes, begin, at)) continue;
    return digits > 0 ? at - begin >= 6 && letters > 0 : isRandom(bytes, begin, at);
  }
  return true;
}

/** What looks like a secret soon behind a name for one, in a syntax that nothing else knows: tables, dumps, sentences. */
export const statedSecret: Redactor = {
  id: "stated-secret",
  kind: "secret",
  title: "What looks like a secret soon after a name for one",
  triggers: [
    "_key",
    "-key",
    "secret",
    "_pass",
    "-pass",
    "passw",
    "_pwd",
    "_pw",
    "_psk",
    "token",
    "passphrase",
  ],
  peek: mayBeStated,
  // A digit on the same line, or a mark before its end: most of what logs say of passwords has neither.
  glance:
    /[\w-]{0,30}(?:[^\w-][^\d\n]{0,60}\d|[^\w-][^\n]{0,40}?[a-z][A-Z]{1,6}[a-z]|[^\w\n]{1,6}\n|[^\w\n]{1,6}<<)/y,
  before: 60,
  after: 320,
  find({ text, at, end }): readonly Span[] {
    NAME.lastIndex = end;
    NAME.test(text);
    const nameEnd = NAME.lastIndex;
    const between = matchAt(BETWEEN, text, nameEnd)?.[0] ?? "";
    // `password=` and the next setting on the next line; the next of a list of names.
    if (between === "" || /[=,][ \t]*\r?\n|:[ \t]*\r?\n(?![ \t]|- )/.test(between)) return [];
    const start = nameEnd + between.length;
    const value = (matchAt(VALUE, text, start)?.[0] ?? "").replace(BEHIND, "");
    if (value === "" || (!looksLikeOne(value) && !(CELL.test(between) && isMixed(value)))) return [];
    let nameStart = at;
    while (nameStart > 0 && at - nameStart < 50 && /[\w-]/.test(text[nameStart - 1] ?? "")) nameStart--;
    // A pseudonym is neither a name nor a value.
    if (text[nameStart - 1] === "<" || (text[start - 1] === "<" && /^[a-z-]+-(?:\d+|more)$/.test(value)))
      return [];
    const meaning = meaningOf(text.slice(nameStart, nameEnd).replace(/ (?:\(| ?for).*$/, ""));
    if (meaning !== "secret" && (meaning !== "token" || !looksLikeOne(value))) return [];
    const isCall = text[start + value.length] === "(";
    if (isCall || isPlaceholder(value) || isUuid(value) || TYPE.test(value) || ARTIFACT.test(value))
      return [];
    return [{ start, end: start + value.length }];
  },
  examples: {
    hide: [
      ["| redis_pass | wolf-garden-38 |", "wolf-garden-38"],
      ["<tr><td>vault_token</td><td>zelkam7482D</td></tr>", "zelkam7482D"],
      ['["ftp_pass"]=>\n  string(11) "Gartem9647x"', "Gartem9647x"],
      ['{"ftp_pass": <<EOT\nGartem9647x\nEOT', "Gartem9647x"],
      ['getenv("ftp_pass") ?: "Gartem9647x"', "Gartem9647x"],
      ["storage_key is currently set to [rwTXHzURW3F]", "rwTXHzURW3F"],
    ],
    keep: [
      "| api_key | string | required |",
      "<td>token</td><td>sha256</td>",
      "secret_key must not be set to None",
      "from oauth_token import OAuth1Session",
    ],
  },
};

function isMixed(value: string): boolean {
  return (
    /^(?=[^\d]*\d)(?=[^A-Za-z]*[A-Za-z])[^\s/\\()]{6,64}$/.test(value) && !/^v?\d+(?:\.\d+)*$/.test(value)
  );
}

/** Capitals, digits and several marks, as machines choose them: `H725CLWKR#@4$`. */
function isMarked(value: string): boolean {
  return /^(?=\D*\d\D*\d)(?=[^A-Z]*[A-Z])(?=[^!#$%&*@^~]*[!#$%&*@^~].*[!#$%&*@^~])[A-Z0-9!#$%&*@^~+=?-]{8,64}$/.test(
    value,
  );
}

function looksLikeOne(value: string): boolean {
  return looksChosen(value) || looksRandom(value, 10) || isMarked(value);
}

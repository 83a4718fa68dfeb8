import { fluencyOf } from "./fluency.ts";

/** Whether what begins a text is the name of a file, told by its ending. */
export function isFileName(text: string): boolean {
  return FILE_NAME.test(text);
}

const FILE_NAME =
  /^[\w.+-]*\.(?:png|jpe?g|gif|svg|js|css|html?|map|woff2?|jar|whl|tgz|gz|parquet|feather|arrow|zip|pdf|ico|webp|so|dll|exe|py|java|json|xml|log|csv|txt)(?![A-Za-z0-9])/i;

/** `thunder.Velvet373`, as people choose passwords; `hashlib.sha256` and `utf8.v2` are names in a program. */
const DOTTED_WORDS =
  /^[A-Za-z]{4,}\.(?!sha|utf|hmac|aes|rsa|ed|crc|base|int|uint|float)[A-Za-z]{4,}\d{2,4}$/i;

/** Whether an unquoted value is a piece of program: `os.environ["X"]`, `self.password`, `get_token()`. */
export function isCode(value: string, next: string, isOwnLine = false): boolean {
  // `ReadonlyOperation<"get">`
  if (/^[A-Z]\w*<["'{A-Z]/.test(value)) return true;
  if (RUST_TYPE.test(value) || (GENERIC.test(value) && /^[<[]/.test(next))) return true;
  if (/^[A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$][\w$]*)*(?:\(|\[(?!-[A-Za-z])|\{(?:$|\d{1,3}$))/.test(value))
    return true;
  if (/^[A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$][\w$]*)+!?[,;)]*$/.test(value))
    return (
      !DOTTED_WORDS.test(value) &&
      !looksRandom(value, 14) &&
      !(isOwnLine && /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value))
    );
  if (/^(?:Read|Get|Import|Invoke|Select|New|Convert(?:To|From))-[A-Z][A-Za-z]+$/.test(value)) return true;
  if (/^(?:new|await|function|lambda|return|not|f|b|r|u)$/.test(value)) return true;
  if (/^&?[A-Za-z_]\w*$/.test(value) && /^(?:[(.[]|<[A-Za-z{])/.test(next)) return true;
  // `hostname: RegExp;`, `key: ArrayBuffer | null`
  if (/^[A-Z][a-z]\w*$/.test(value) && /^(?:;| \|)/.test(next) && !/\d\d/.test(value)) return true;
  return /^(?:\(|\[|\{|=|!|\||&&)/.test(value);
}

/** `login(credentials): Promise<Session>`. */
const GENERIC = /^(?:Promise|Result|Option|Optional|Vec|List|Map|Set|Dict|Task|Future|Observable|Array)$/;
/** `secret: &[u8]`, `Box<[u8]>`. */
const RUST_TYPE =
  /^&?(?:'\w{1,12} )?(?:mut )?(?:Box|Vec|Option|Arc|Rc|Cow|Zeroizing)?<?[&[]{0,2}(?:u8|str|String)\]?>*[,;)]*$/;

/** Shares of characters and how often the class changes between neighbours: words change seldom, random text all the time. */
interface Texture {
  readonly digits: number;
  readonly letters: number;
  readonly changes: number;
  readonly length: number;
}

function textureOf(value: string): Texture {
  let digits = 0;
  let letters = 0;
  let changes = 0;
  let last = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    let kind = 0;
    if (code >= 48 && code <= 57) {
      kind = 1;
      digits++;
    } else if (code >= 97 && code <= 122) {
      kind = 2;
      letters++;
    } else if (code >= 65 && code <= 90) {
      kind = 3;
      letters++;
    }
    if (kind !== 0 && last !== 0 && kind !== last) changes++;
    if (kind !== 0) last = kind;
  }
  return { digits, letters, changes, length: value.length };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EXEC_ID = /^[0-9a-f]{8}\.[0-9a-f]{8}\.\d\d\.\d\d$/i;
/** Lists of characters that programs choose from. */
const ALPHABET = /abcdefghijkl|opqrstuvwxyz|ABCDEFGHIJKL|OPQRSTUVWXYZ/;
const DATE = /(?:^|\D)(?:19|20)\d\d-?[01]\d-?[0-3]\d(?:\D|$)/;

/** Whether a text is what a program chooses characters from. */
export function isAlphabet(value: string): boolean {
  return ALPHABET.test(value) || /^0123456789abcdef$/i.test(value);
}

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

export function isHex(value: string): boolean {
  return /^[0-9a-f]+$/i.test(value);
}

/** Whether a value looks made by a random generator rather than by a person or a naming scheme. */
export function looksRandom(value: string, shortest = 16): boolean {
  if (value.length < shortest || EXEC_ID.test(value) || /^\d+$/.test(value) || ALPHABET.test(value))
    return false;
  if (!/^[A-Za-z0-9+/_=.:~!@%,|-]+$/.test(value)) return false;
  if (/^(?:\d{1,3}:)?\d{1,4}(?:\.\d{1,8}){1,4}(?:[-+~.][\w.+~-]*)?$/.test(value)) return false;
  if (/^\d{4}-\d\d-\d\d[T ]/.test(value) || /^[\w.-]*\/[\w./-]*\.\w{1,5}$/.test(value)) return false;
  if (isUuid(value) || (value.length >= 24 && isHex(value))) return /\d/.test(value) && /[a-f]/i.test(value);
  const { digits, letters, changes } = textureOf(value);
  const known = digits + letters;
  if (known < value.length * 0.7 || letters < 2) return false;
  if (DATE.test(value) && changes < known * 0.3) return false;
  const { mean, pairs } = fluencyOf(value);
  const wordy =
    pairs >= Math.max(4, value.length * 0.3) && mean >= (digits >= 5 && changes >= known * 0.3 ? 4.9 : 4.4);
  // Digits all over the place are no word, whatever the letters between them.
  const scattered = (value.match(/\d+/g)?.length ?? 0) >= 3 && /^[A-Za-z0-9]+$/.test(value);
  if (wordy && !scattered) return false;
  if (digits >= 2 && changes >= known * 0.12) return true;
  // Without digits: random when case changes all the time, or when the letters follow each other as in no word.
  return (digits < 2 && changes >= known * 0.34) || (pairs >= 8 + (digits < 2 ? 4 : 0) && mean < 3.7);
}

/** How often letters, digits and case alternate: 0 to 1; words and numbers seldom, random text all the time. */
export function alternation(value: string): number {
  const { digits, letters, changes } = textureOf(value);
  return digits + letters === 0 ? 0 : changes / (digits + letters);
}

/** What people choose: a word with two digits and a capital or a mark; no address, version or name of a file. */
export function looksChosen(value: string): boolean {
  return (
    /^(?=\D*\d\D*\d)(?=[^a-z]*[a-z])(?=[^A-Z!#$%&*@]*[A-Z!#$%&*@])[^\s/\\.:,;(){}<>=]{8,64}$/.test(value) &&
    !/^\d|^[^@]+@[^@]+$|^(?:test|sha|utf|hmac|aes|rsa|python|version|line|error)/i.test(value)
  );
}

/** Sixteen and more capitals with digits between them, as data vendors give: the letters may read like words. */
export function isCapitalKey(value: string): boolean {
  return /^[A-Z0-9]{16,64}$/.test(value) && (value.match(/\d+/g)?.length ?? 0) >= 2;
}

/** Worth looking for in logs although its name says nothing: random, chosen as passwords are, or long and with digits. */
export function looksSecret(value: string): boolean {
  return (
    looksRandom(value, 10) ||
    looksChosen(value) ||
    isPasswordLike(value) ||
    (/^(?=\D*\d\D*\d)(?=[^a-z]*[a-z])[\w-]{10,64}$/.test(value) && !/(?:19|20)\d\d/.test(value))
  );
}

function isPasswordLike(value: string): boolean {
  return (
    value.length >= 8 &&
    value.length <= 64 &&
    !/\s/.test(value) &&
    /[a-z]/i.test(value) &&
    /\d/.test(value) &&
    /[^\w.:/-]/.test(value)
  );
}

/** A path of words, and no secret with slashes in it. */
export function isPlainPath(value: string): boolean {
  return (
    /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[\w .@/\\-]+$/.test(value) &&
    !looksRandom(value.replace(/^.*[/\\]/, ""), 20) &&
    alternation(value) < 0.35
  );
}

/** Letters, and digits or marks besides. */
export function hasMixture(value: string): boolean {
  return /[A-Za-z\x80-\xff]/.test(value) && /[\d!@#$%^&*+=~?]/.test(value);
}

/** `IB_PASSWORD`: the name of a variable of the environment, which nobody writes in a sentence. */
export function isConstant(name: string): boolean {
  return /^[A-Z]+(?:_[A-Z]+)+$/.test(name);
}

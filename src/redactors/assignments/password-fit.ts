import { isCommonWord } from "../words/common-words.ts";
import { isPlainPath } from "../words/value-shape.ts";
import type { Assigned } from "./assigned.ts";
import { meaningOf, sharesWord, wordsOf } from "./key-name.ts";
import { isSentence } from "./sentence.ts";

/** The name of a key, of a resource, of an element of a page, of a route: `api-key`, `arn:aws:…`, `#add-password`, `passwords#edit`. */
const NAMES_ONE =
  /^(?:arn:aws:[\w:*/.-]+|[#.][a-z]+(?:-[a-z]+)+|[a-z_]+(?:\/[a-z_]+)+#[a-z_]+|[a-z_]*(?:password|session|token|credential|secret)s?#[a-z_]+|(?:api|access|secret|client|auth)[-_](?:key|token|secret|password))$/;

/** Whether a value fits a name for a password: whatever is no path, name, sentence or variable. */
export function isPasswordFit(value: string, assigned: Assigned, text: string): boolean {
  const { quoted } = assigned;
  const next = text.slice(assigned.end, assigned.end + 2);
  if (value.length < 3 || isPlainPath(value) || NAMES_ONE.test(value)) return false;
  if (/\s/.test(value) && isSentence(value, quoted) && !isPassphrase(value, assigned)) return false;
  // `:param password: The password of …`
  if (!quoted && next.startsWith(" ") && isSentence(value, quoted)) return false;
  if (!quoted && /^[A-Za-z_]+$/.test(value))
    return (
      assigned.inRow ||
      assigned.commanded ||
      isOptionWord(value, assigned, text) ||
      isInFlow(value, assigned, text) ||
      (isBareWordSecret(value, assigned, next) && !isInProgram(assigned, text))
    );
  return true;
}

/** `passphrase = "the quick fox 7"`: words are what it is made of, but none that speaks of it. */
function isPassphrase(value: string, { key, quoted, operator }: Assigned): boolean {
  return (
    quoted &&
    /^[=:]$/.test(operator) &&
    /phrase$/i.test(key) &&
    !/pass|phrase|key|secret|pleas|enter/i.test(value)
  );
}

/** A bare word under `password` is a password in a settings file, but a variable in a program. */
function isBareWordSecret(value: string, { key, tight }: Assigned, next: string): boolean {
  if (
    /^[;)]|^ =/.test(next) ||
    (next.startsWith(",") && !(tight && /^,\w/.test(next))) ||
    isCommonWord(value.toLowerCase())
  )
    return false;
  if (tight && !/^[A-Z_]+$/.test(value)) return true;
  return !/^ [a-z]/.test(next) && !isNamedLike(value, key);
}

/** `user, password = split`, `self.password = word`: a variable of a program. */
function isInProgram({ key, operator, start }: Assigned, text: string): boolean {
  if (operator !== "=") return false;
  const head = text.slice(Math.max(text.lastIndexOf("\n", start) + 1, start - 200), start);
  return /^(?:self|this|cls)\./.test(key) || /^[ \t]*[A-Za-z_][\w.]*(?:, ?[A-Za-z_][\w.]*)+ = $/.test(head);
}

const FLOW = /^[ \t-]*[\w-]{1,60}:[ \t]{1,8}\{[^{}"'`();=<>]{1,400}\}[ \t]*(?:#[^\n]*)?\r?$/;

/** `db: {user: bot, passwd: zebra_crossing, pool: 5}`, a line of YAML: in a program texts have quotes there. */
function isInFlow(value: string, { key, operator, start, end }: Assigned, text: string): boolean {
  if (operator !== ":" || isCommonWord(value.toLowerCase()) || isNamedLike(value, key)) return false;
  const stop = text.indexOf("\n", end);
  return FLOW.test(text.slice(text.lastIndexOf("\n", start) + 1, stop === -1 ? text.length : stop));
}

/** Whether a word says what it is the value of, as a variable does: `password: db_password`. */
function isNamedLike(value: string, key: string): boolean {
  return sharesWord(value, key) || wordsOf(value).some((word) => meaningOf(word) !== null);
}

/** `--password=word`, or `--password word` before another option, an address, a path or the end. */
function isOptionWord(value: string, { option, operator, end }: Assigned, text: string): boolean {
  if (!option || isCommonWord(value.toLowerCase()) || wordsOf(value).some((word) => meaningOf(word) !== null))
    return false;
  return operator === "="
    ? /^(?=.*[a-z])/.test(value)
    : /^[ \t]{1,4}(?:-\S|\S*[/.:@]\S|(?:live|paper|demo|run|start)(?!\w))|^[)`]/.test(
        text.slice(end, end + 60),
      );
}

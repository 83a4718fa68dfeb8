import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { hasMixture, isConstant, isUuid, looksChosen, looksRandom } from "../words/value-shape.ts";
import type { Assigned } from "./assigned.ts";
import type { KeyMeaning } from "./key-name.ts";
import { isSentence } from "./sentence.ts";

/**
 * Whether a value fits a name for a secret without a sign between them, where the next word of a sentence or the next cell of a
 * table may stand as well; `null` when it stands under its name as anywhere else.
 */
export function isSaidFit(
  value: string,
  meaning: NonNullable<KeyMeaning>,
  assigned: Assigned,
  text: string,
): boolean | null {
  const { operator, quoted, key } = assigned;
  switch (operator) {
    case "space":
      if (/^pass$/i.test(key) && (!hasMixture(value) || /^\*{1,2}[a-z_]+$/.test(value))) return false;
      if (assigned.option || assigned.commanded || (quoted && meaning === "secret")) return null;
      return (
        isSpokenPassword(value, key, meaning) ||
        (meaning === "secret" && hasMixture(value) && isPropertyLine(assigned, text)) ||
        // Of a name in one piece nobody speaks in a sentence.
        (meaning === "secret" && /[a-z][A-Z]|_/.test(key) && looksChosen(value)) ||
        (looksRandom(value, 14) && (!isUuid(value) || /[a-z]_(?:token|secret)$/i.test(key))) ||
        (meaning !== "random" && /^\d{15,40}$/.test(value))
      );
    // Behind a comma may stand the next name of an object as well.
    case "comma":
      // `['SeedSequence', 'MT19937']`: names of classes.
      if (/^(?:[A-Z][a-z]+){2,}$/.test(key) && !/pass|secret|token|key|pwd/i.test(key)) return false;
      if (/^\\{0,3}["'`][ \t]{0,4}:/.test(text.slice(assigned.end, assigned.end + 8))) return false;
      return hasMixture(value) && value.length >= 6 && !/^(?:utf|sha|md|aes|rsa|iso|base)-?\d/i.test(value);
    // The other columns of a table are words and numbers.
    case "cell":
      return meaning !== "pin" && looksRandom(value, 15);
    case "is":
      if (meaning === "pin") return /^\d{4,8}$/.test(value);
      // `the key is "level"`
      if (meaning === "random") return looksRandom(value);
      if (isCommonWord(value.toLowerCase())) return false;
      // `its signature is 'dtype'`
      return (
        (quoted && !/^signature$/i.test(key) && !(/\s/.test(value) && isSentence(value, true))) ||
        // `the token is *not* stored`
        (meaning === "secret" && /^\d{6,}$/.test(value)) ||
        hasMixture(value.replace(/^\*{1,2}([A-Za-z]+)\*{1,2}$/, "$1")) ||
        looksRandom(value) ||
        isRemembered(value, assigned, text)
      );
    default:
      return null;
  }
}

/** `password hunter2` in a sentence: letters and digits, and neither a version nor a name of a file. */
function isSpokenPassword(value: string, key: string, meaning: string): boolean {
  return (
    meaning === "secret" &&
    (/^(?:password|passwd|passwort|passphrase|kennwort|pwd)$/i.test(key) || isConstant(key)) &&
    /^(?=[^\d]*\d)(?=.*[A-Za-z])[^\s/\\()<>{}[\]:=,]{6,64}$/.test(value) &&
    !/^(?:v|ver|rev|rc)?\d+(?:[:.]\d+)+|\.\w{2,4}$|^(?:utf|sha|md|aes|rsa|base|line)-?\d/i.test(value)
  );
}

/** `keystore.password …`, a line of a properties file. */
function isPropertyLine({ key, start, end }: Assigned, text: string): boolean {
  return (
    /^[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)+$/.test(key) &&
    text.slice(text.lastIndexOf("\n", start) + 1, start).trim() === key &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 20))
  );
}

/** Whose password it is, or that this is a remark: `my old password was`, `# password is`. */
const REMARK =
  /(?:(?:^|\n)[ \t]*(?:#|;|\/\/|--|\/\*)[^\n]{0,70}|\b(?:my|our|his|her|old|new|previous|former|current|last|initial|temporary|temp)[ _][^\n]{0,50})$/i;
/** What is said of a password that is no password. */
const STATE =
  /(?:ed|ing|ly)$|^(?:wrong|correct|incorrect|invalid|valid|empty|missing|required|optional|weak|strong|short|long|sent|lost|stolen|known|unknown|given|here|below|above|there|same|hidden|broken|fine|good|bad|plain|public|private|different|blank|sensitive|case-sensitive|mandatory|never|always|only|also|still|gone|right|written|taken|shown|kept|read|found|made|done|part|visible|secure|insecure|safe|unsafe|usually|probably|already|plaintext|encoded|alphanumeric|numeric|what|who|where|why|how|it|too|very|just)$/i;

/** `# old password was sommerregen`, the last word of its line. */
function isRemembered(value: string, { start, end }: Assigned, text: string): boolean {
  return (
    /^[A-Za-z\x80-\xff]{5,40}$/.test(value) &&
    /^[.!)]?[ \t]*(?:\r?\n|$|\*\/)/.test(text.slice(end, end + 12)) &&
    REMARK.test(text.slice(Math.max(0, start - 80), start)) &&
    !STATE.test(value) &&
    !isPlaceholder(value) &&
    !isCommonWord(value.toLowerCase())
  );
}

/** Sentences about passwords, which begin with a name and end in no value: `password must be changed`. */

import { isPlaceholder } from "../words/placeholder.ts";
import { isCode } from "../words/value-shape.ts";

/** How a message about a password begins; a quoted text that does so is none either. */
const MESSAGE =
  /^(?:must|is|was|are|should|cannot|can't|can|not|does|do|did|has|have|required|please|enter|your|the|for|invalid|incorrect|to|no|none|never|only)\b/i;
const SENTENCE =
  /^(?:must|is|was|are|should|cannot|can't|can|not|does|do|did|has|have|required|please|enter|your|the|for|invalid|incorrect|to|of|from|see|via|per|in|on|if|and|or|a|an|by|as|at|with|when|while|no|none|will|could|would|may|changed?|updated?|set|reset|expired|accepted|rejected|failed|checking|authentication|string|number|optional|stored|kept|loaded|taken)\b/i;

/** Whether several words begin like a sentence about a password; a quoted text does so less often. */
export function isSentence(value: string, quoted: boolean): boolean {
  return (quoted ? MESSAGE : SENTENCE).test(value);
}

/** Words that join others; two of them make a sentence. */
const JOINING =
  /(?:^|\s)(?:the|to|of|and|or|is|are|was|whether|that|which|if|for|in|on|with|all|any|this|be|not|will|from|by|as)(?=\s)/gi;

/** `IBKR password. Read from TWS_PASSWORD when None.` */
const SPEAKS_OF_ONE = /(?:^|[\s_])(?:password|passwd|passphrase|secret|token|credential)s?(?![A-Za-z])/i;

/** Several words, none of which a sentence about passwords would begin with: a passphrase. */
export function isPhrase(first: string, whole: string): boolean {
  return (
    whole.length > first.length &&
    // `correct horse battery staple`
    (!isPlaceholder(first) || /^correct( [a-z]+){2}/.test(whole)) &&
    !isCode(first, whole.slice(first.length)) &&
    !SENTENCE.test(whole) &&
    (whole.match(JOINING)?.length ?? 0) < 2 &&
    !SPEAKS_OF_ONE.test(whole) &&
    !/^[\d/.%]+$/.test(first)
  );
}

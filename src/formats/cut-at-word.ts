const BREAK = /[\s,;"'`()<>[\]{}|]/;

/**
 * The beginning of a text that is not redacted yet, at most `most` characters. It never ends inside a word: half a secret
 * would be known to nobody any more, and stay.
 */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most;
  while (end > 0 && !BREAK.test(text.charAt(end))) end -= 1;
  return text.slice(0, end);
}

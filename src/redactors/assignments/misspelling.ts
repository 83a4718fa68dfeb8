/** Words for a password and the like as they are typed in haste: `passwrod`, `pa55word`, `secert`. */

/** Words that stand for a secret, and how many slips of the finger still mean them. */
const MEANT: readonly (readonly [word: string, slips: number])[] = [
  ["password", 2],
  ["passphrase", 2],
  ["credentials", 2],
  ["secret", 1],
];
/** Too far from any of them, or from too many; and what is a word of its own. */
const KNOWN = new Set(
  "paswd psswd passd pwaswd passwdd pswrd pwrd pword pwsd passwr passwort tokne toekn tokken tocken apikye apiky akipey".split(
    " ",
  ),
);
const OTHERS = new Set("passport passports passwords secrets secrete secretes".split(" "));

/** Whether a word of a setting's name, in small letters, is a misspelling of one that names a secret. */
export function isMisspelt(word: string): boolean {
  if (KNOWN.has(word)) return true;
  if (word.length < 6 || word.length > 13 || OTHERS.has(word)) return false;
  return MEANT.some(
    ([meant, slips]) =>
      word[0] === meant[0] &&
      Math.abs(word.length - meant.length) <= slips &&
      slipsBetween(word, meant) <= slips,
  );
}

/** Letters left out, added, exchanged or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      here.push(least);
    }
    beforeLast = last;
    last = here;
  }
  return last[b.length] ?? 0;
}

/**
 * How usual it is in words and identifiers that one letter follows another: a row for the first letter, a digit for the
 * second, 0 (hardly ever) to 9. Counted over 7.5 million letter pairs of documentation and declarations of npm packages.
 */
const USUAL = [
  "15661350523767151767543451",
  "51206002550500510442500040",
  "62417006506610710547501030",
  "51147130600431640452510030",
  "74775642331667365877254750",
  "60225500600433600534500030",
  "40006334600424300443400010",
  "60007000600030500426500010",
  "54665550103668752577150305",
  "30005000100000200050210000",
  "30136210400103010040100000",
  "64157321621600630155631050",
  "66037020611342560040410020",
  "62676571615535640177640040",
  "35673640535678560856645323",
  "60137113500631750656510130",
  "00000000000100000000500000",
  "73558561705455730667542350",
  "51517315603333650368522250",
  "61437218710332750766503260",
  "46446440400667150666000100",
  "60006020500010500010000100",
  "40014015500005400440003010",
  "40303000330000060005000020",
  "21202000200334460243003000",
  "40004000300100500000000011",
];

export interface Fluency {
  /** Mean of the pairs, 0 to 9: words have 5 and more, random letters about 2.5. */
  readonly mean: number;
  readonly pairs: number;
}

/** How much the letters of a text read like words; case changes and other characters separate words. */
export function fluencyOf(text: string): Fluency {
  let total = 0;
  let pairs = 0;
  for (const run of text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []) {
    const word = run.toLowerCase();
    for (let at = 1; at < word.length; at++) {
      const row = USUAL[word.charCodeAt(at - 1) - 97];
      total += Number(row?.[word.charCodeAt(at) - 97] ?? 0);
      pairs++;
    }
  }
  return { mean: pairs === 0 ? 0 : total / pairs, pairs };
}

/** Letters that follow each other as in words have a higher mean. */
const WORDY = 4.4;

/** Whether a text is letters that could be a word of a language or the name of a variable. */
export function isWordy(text: string): boolean {
  return /^[A-Za-z_-]+$/.test(text) && fluencyOf(text).mean >= WORDY;
}

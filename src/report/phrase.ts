/** One sentence made of our own words and of values from elsewhere; values are always shown as code. */
export type Phrase = readonly PhrasePart[];

/** `own` is read as words, `value` as it is written. Both may hold anything: what would mean something in Markdown is escaped. */
export type PhrasePart = { readonly own: string } | { readonly value: string };

type Interpolated = string | number | null | Phrase;

/** Tagged template for a phrase: strings put into it are values, numbers and other phrases are taken as they are. */
export function say(words: TemplateStringsArray, ...values: readonly Interpolated[]): Phrase {
  const parts: PhrasePart[] = [];
  words.forEach((own, index) => {
    if (own !== "") parts.push({ own });
    if (index < values.length) parts.push(...partsOf(values[index] ?? null));
  });
  return parts;
}

/** Phrases one after the other, our own `between` in the middle; `none` when there are none. */
export function join(phrases: readonly Phrase[], between = ", ", none = "none"): Phrase {
  if (phrases.length === 0) return [{ own: none }];
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [{ own: between }, ...phrase]));
}

/** The first few values as a list, the rest counted. */
export function list(values: readonly string[], most = 6): Phrase {
  const shown = join(values.slice(0, most).map((value) => [{ value }]));
  return values.length > most ? [...shown, { own: ` and ${values.length - most} more` }] : shown;
}

/** A sentence that some fact brings along. */
export function sentence(own: string): Phrase {
  return [{ own: String(own) }];
}

/** `1 connection`, `2 connections`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): Phrase {
  return [{ own: `${count} ${count === 1 ? noun : nouns}` }];
}

function partsOf(value: Interpolated): Phrase {
  if (value === null) return [{ own: "not known" }];
  if (typeof value === "number") return [{ own: String(value) }];
  return typeof value === "string" ? [{ value }] : value;
}

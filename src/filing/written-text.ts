import { boxesInText } from "../report/upstream/index.ts";
import type { Composed } from "./compose.ts";

/** Parts of an issue whose text is settled: a saved draft, or what a person has edited. */
interface Text {
  readonly body: string;
  readonly template: string | null;
  readonly labels: readonly string[];
  readonly title: string;
  /** Boxes that had to be confirmed when it was written. */
  readonly required: readonly string[];
}

/** Such a text as an issue: its boxes are what the person has ticked there, or attests. */
export function written(text: Text, attested: readonly string[]): Composed {
  const { title, labels, template } = text;
  const { body, boxes } = boxesInText(text.body, text.required, attested);
  // A form takes no `body` from a link, and the text does not tell any more which field is which.
  const form = template !== null && /\.ya?ml$/i.test(template);
  return { title, labels, template, body, boxes, fields: form ? {} : { body }, linkable: !form };
}

/** What an issue says of its review while nobody has seen it: our own layout, and the first line of a template. */
const UNSEEN = [
  ["Nobody has reviewed it.", "Reviewed by"],
  ["by nobody; a program wrote this.", "by"],
] as const;

/** The same text once a person has seen it. `by`: our own words, or a checked login. */
export function reviewed(text: string, by: string): string {
  for (const [unseen, lead] of UNSEEN)
    if (text.includes(unseen)) return text.replace(unseen, () => `${lead} ${by}.`);
  return text;
}

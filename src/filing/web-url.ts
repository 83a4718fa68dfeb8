/** VS Code stops here; GitHub answers 414 or 400 a little above, and the text is lost then. */
const MAX_BYTES = 7500;
const PASTE = "Please paste the text of the saved draft here: it is too long for a link.";

/** The page that opens an issue prefilled; `whole` says whether all of the text is in it, or some has to be pasted. */
export function webUrl(given: {
  readonly web: string;
  readonly repo: string;
  /** File name of the template; without it some repositories show a chooser and drop everything. */
  readonly template: string | null;
  readonly title: string;
  /** For a form: its `input` and `textarea` fields by id; else `body`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the fields are all of the text. */
  readonly linkable: boolean;
}): { readonly url: string; readonly whole: boolean } {
  const { template, title, fields } = given;
  const start = Object.entries({ ...(template === null ? {} : { template }), title });
  const build = (all: readonly (readonly [string, string])[]) =>
    `${given.web}/${given.repo}/issues/new?${new URLSearchParams(Object.fromEntries([...start, ...all]))}`;
  const carried: (readonly [string, string])[] = [];
  for (const field of Object.entries(fields))
    if (build([...carried, field]).length < MAX_BYTES) carried.push(field);
  const whole = given.linkable && carried.length === Object.keys(fields).length;
  if (!whole && "body" in fields) carried.push(["body", PASTE]);
  return { url: build(carried), whole };
}

/** VS Code stops here; GitHub answers 414 or 400 a little above, and the text is lost then. */
const MAX_BYTES = 7500;

/** The page that opens an issue prefilled; `whole` says whether the text is in it or has to be pasted. */
export function webUrl(given: {
  readonly web: string;
  readonly repo: string;
  /** File name of the template; without it some repositories show a chooser and drop everything. */
  readonly template: string | null;
  readonly title: string;
  /** For a form: its `input` and `textarea` fields by id; else `body`. */
  readonly fields: Readonly<Record<string, string>>;
}): { readonly url: string; readonly whole: boolean } {
  const page = `${given.web}/${given.repo}/issues/new`;
  const build = (fields: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams();
    if (given.template !== null) query.set("template", given.template);
    query.set("title", given.title);
    for (const [name, value] of Object.entries(fields)) query.set(name, value);
    return `${page}?${query}`;
  };
  const full = build(given.fields);
  if (full.length < MAX_BYTES) return { url: full, whole: true };
  const paste = "Please paste the text of the saved draft here: it is too long for a link.";
  return { url: build("body" in given.fields ? { body: paste } : {}), whole: false };
}

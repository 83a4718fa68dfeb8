import { plainLine } from "../markdown/plain.ts";
import type { Box, Vouched } from "./boxes.ts";
import { BUDGETS, codePoints } from "./budget.ts";
import type { Filling } from "./content.ts";
import { fillForm } from "./fill-form.ts";
import { fillMarkdown } from "./fill-markdown.ts";
import type { UpstreamTemplate } from "./template.ts";

/** A maintainers' template, filled. */
export interface FilledTemplate {
  readonly title: string;
  readonly body: string;
  readonly boxes: readonly Box[];
  /** Parameters of a link that opens it prefilled. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether such a link carries all of the text: fields without an id cannot be named in it. */
  readonly linkable: boolean;
}

/** Fills a template with as much as fits; parts are left out by importance, never cut in the middle. */
export function fillTemplate(given: {
  readonly template: UpstreamTemplate;
  readonly filling: Filling;
  readonly vouched: Vouched;
  readonly title: string;
  readonly maxCodePoints: number;
}): FilledTemplate {
  const { template, filling, vouched, maxCodePoints } = given;
  const title = titleFor(template.title, given.title);
  let last: FilledTemplate | undefined;
  for (const budget of BUDGETS) {
    last =
      template.kind === "form"
        ? { title, ...fillForm(template, filling, budget, vouched) }
        : markdown(title, fillMarkdown(template, filling, budget, vouched));
    if (codePoints(last.body) <= maxCodePoints) return last;
  }
  const body = [...(last?.body ?? "")].slice(0, maxCodePoints - 1).join("");
  const linkable = template.kind === "markdown";
  return { title, body, boxes: last?.boxes ?? [], fields: linkable ? { body } : {}, linkable };
}

function markdown(title: string, filled: { body: string; boxes: readonly Box[] }): FilledTemplate {
  return { title, ...filled, fields: { body: filled.body }, linkable: true };
}

/** A title that is only a beginning (`[Bug]: `) is kept in front; a whole one (`Bug Report`) is to be replaced. */
export function titleFor(asked: string, own: string): string {
  const prefix = asked.trim();
  const starts = /[\])}>:：\-–|]$/.test(prefix);
  const title = plainLine(starts ? `${prefix} ${own}` : own, 1000)
    .replace(/\s+/g, " ")
    .trim();
  if (codePoints(title) <= 120) return title;
  const head = [...title].slice(0, 119).join("");
  // A clause that is whole reads better than one more word and an ellipsis.
  const clause = Math.max(head.lastIndexOf(", "), head.lastIndexOf("; "), head.lastIndexOf(". "));
  return clause >= 60 ? head.slice(0, clause) : `${head.trimEnd()}…`;
}

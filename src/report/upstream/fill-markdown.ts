import { type Box, judgeBox, type Vouched } from "./boxes.ts";
import type { Budget } from "./budget.ts";
import { closing, contentFor, ESSENTIAL, type Filling, NOT_DETERMINED, opening, visible } from "./content.ts";
import { fillKeys, mayHaveKeys } from "./key-lines.ts";
import { type Meaning, meaningOf } from "./meaning.ts";
import { partLines, withContent } from "./placeholders.ts";
import { type Section, sectionsOf } from "./sections.ts";
import type { MarkdownTemplate } from "./template.ts";

const BOX = /^(\s*[-*+]\s+)\[ \](\s+)(.*)$/;
/** Words that make a group of boxes binding: Markdown has no other way to say so. */
const BINDING =
  /confirm|require|mandatory|must|before (?:you )?(?:open|submit|post|creat|report)|check ?list|acknowledge/i;

/** Nothing that runs TWS: what is known of this machine is not true there. */
const OTHER_DEVICE = /smartphone|mobile|phone|tablet|browser/i;

interface Filled {
  readonly body: string;
  readonly boxes: readonly Box[];
}

/** Fills a Markdown template: headings, order and notes stay, placeholders are replaced, what is not known is said. */
export function fillMarkdown(
  template: MarkdownTemplate,
  given: Filling,
  budget: Budget,
  vouched: Vouched,
): Filled {
  const boxes: Box[] = [];
  const placed = new Set<Meaning>();
  const sections = sectionsOf(template.body);
  const asked = new Set(sections.flatMap(({ title }) => meaningOf(title) ?? []));
  const filling = { ...given, asked };
  const binding = BINDING.test(
    sections
      .flatMap(({ title, lines }) => [title, ...lines])
      .filter((line) => !BOX.test(line))
      .join("\n"),
  );
  const written = sections.map((section, index) => {
    const ticked = tickBoxes(section, boxes, binding, vouched);
    const filled = fillSection(ticked, sections[index + 1], { filling, budget, placed });
    return { section: ticked, ...filled };
  });
  const rest = leftovers(filling, budget, placed);
  const home =
    written.findLast(({ meaning }) => meaning === "context") ??
    written.findLast(({ meaning }) => meaning !== null);
  const parts = written.map((one) => {
    const content = one === home ? `${one.content}\n\n${rest}` : one.content;
    return [one.section.heading, content.replace(/^\n+|\s+$/g, "")]
      .filter((part) => part !== "")
      .join("\n\n");
  });
  const body = [
    opening(filling),
    ...parts.filter((part) => part !== ""),
    ...(home === undefined ? [rest] : []),
  ];
  return { body: body.join("\n\n"), boxes };
}

function fillSection(
  section: Section,
  next: Section | undefined,
  { filling, budget, placed }: { filling: Filling; budget: Budget; placed: Set<Meaning> },
) {
  const meaning = section.heading === "" ? null : meaningOf(section.title);
  const asWritten = section.lines.join("\n");
  if (section.lines.some((line) => BOX.test(line) || /^\s*[-*+]\s+\[x\]/i.test(line)))
    return { meaning: null, content: asWritten };
  const parted = partLines(section.lines);
  const elsewhere = OTHER_DEVICE.test(section.title);
  const keyed = mayHaveKeys(meaning) ? fillKeysOf(asWritten, filling, meaning !== null, elsewhere) : null;
  if (keyed !== null) {
    if (meaning !== null) placed.add(meaning);
    const more = meaning === "environment" ? visible(filling) : null;
    return { meaning, content: [keyed, more].filter((part) => part !== null).join("\n\n") };
  }
  if (meaning === null) {
    // A heading with nothing below but deeper headings is a chapter, and asks for nothing.
    const chapter = next !== undefined && next.level > section.level && asWritten.trim() === "";
    const asks = parted.open && section.heading !== "" && !chapter;
    return { meaning, content: asks ? withContent(parted, NOT_DETERMINED) : asWritten };
  }
  const first = !placed.has(meaning);
  placed.add(meaning);
  const content = first ? contentFor(meaning, filling, budget) : null;
  const shown = content ?? (meaning === "context" ? "" : NOT_DETERMINED);
  return { meaning, content: withContent(parted, shown) };
}

/** Lines like `- OS:` ask for one value each; the comments around them are prompts. */
function fillKeysOf(text: string, { known }: Filling, sure: boolean, elsewhere: boolean): string | null {
  const bare = text.replace(/<!--[\s\S]*?-->\n?/g, "").replace(/^\n+|\n+$/g, "");
  return fillKeys(bare, elsewhere ? null : known, sure);
}

function tickBoxes(section: Section, boxes: Box[], binding: boolean, vouched: Vouched): Section {
  const { lines } = section;
  const ticked = lines.map((line, index) => {
    const [, lead = "", gap = "", first = ""] = BOX.exec(line) ?? [];
    if (first === "") return line;
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((one) => !/^\s+\S/.test(one) || BOX.test(one));
    // A label may go on in the next, indented lines.
    const label = [first, ...rest.slice(0, end < 0 ? rest.length : end).map((one) => one.trim())].join(" ");
    const box = judgeBox(label, binding, vouched);
    boxes.push(box);
    const note = box.state === "verified" ? " *(done by ib-bugreport)*" : "";
    return box.state === "open" ? line : `${lead}[x]${gap}${first}${note}`;
  });
  return { ...section, lines: ticked };
}

/** What every issue should say and this template has no place for. */
function leftovers(filling: Filling, budget: Budget, placed: ReadonlySet<Meaning>): string {
  const seen = placed.has("summary") ? new Set([...placed, "actual"]) : placed;
  const parts = ESSENTIAL.filter(([meaning]) => !seen.has(meaning)).flatMap(([meaning, title]) => {
    const content = contentFor(meaning, filling, budget);
    return content === null ? [] : [`**${title}**\n\n${content}`];
  });
  return [...parts, closing(filling, budget)].filter((part) => part !== "").join("\n\n");
}

import { meaningOf } from "./meaning.ts";

/** A heading of a Markdown template with the lines below it, up to the next heading. */
export interface Section {
  /** As written, with its marks; empty for what stands before the first heading. */
  readonly heading: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** 1 is the highest, 7 a bold line that stands for a heading. */
  readonly level: number;
}

interface Heading {
  readonly heading: string;
  readonly title: string;
  readonly level: number;
  /** How many lines it takes. */
  readonly height: number;
  /** What stands behind a bold key on the same line. */
  readonly rest: string;
}

const ATX = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const SETEXT = /^ {0,3}(=+|-{3,})\s*$/;
const HTML = /^\s*<h([1-6])\b[^>]*>(.*?)<\/h\1>\s*$/i;
const BOLD = /^\s*(?:\*\*([^*]+)\*\*|__([^_]+)__):?\s*$/;
/** `**Expected:** [What you expect]`: a heading with its placeholder behind it. */
const BOLD_KEY = /^\s*(\*\*([^*]+?):?\*\*:?)\s+(\[[^\]]*\]|<!--.*-->|\(.*\))\s*$/;
/** Nothing longer is a heading or a fence. */
const MAX_LINE = 400;
const FENCE = /^\s*(`{3,}|~{3,})/;

/** Cuts a template at its headings; bold lines stand for them where there are none, or where they ask for something we know. */
export function sectionsOf(body: string): readonly Section[] {
  const lines = body.split("\n");
  const headed = cutAt(lines, (at) => headingAt(lines, at) ?? knownBold(lines[at] ?? ""));
  if (headed.some(({ level }) => level > 0 && level < 7)) return headed;
  return cutAt(lines, (at) => boldAt(lines[at] ?? ""));
}

/** Nothing inside fences or comments is a heading. */
function cutAt(lines: readonly string[], headingOf: (at: number) => Heading | null): readonly Section[] {
  const sections: (Section & { lines: string[] })[] = [{ heading: "", title: "", lines: [], level: 0 }];
  let fence: string | null = null;
  let comment = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const found: Heading | null = line.length > MAX_LINE || fence !== null || comment ? null : headingOf(at);
    if (found !== null) {
      const { heading, title, level, rest } = found;
      sections.push({ heading, title, level, lines: rest === "" ? [] : [rest] });
      at += found.height - 1;
      continue;
    }
    sections.at(-1)?.lines.push(line);
    const mark: string | undefined = line.length > MAX_LINE ? undefined : FENCE.exec(line)?.[1];
    if (mark !== undefined && !comment)
      fence = fence === null ? mark : line.trim().startsWith(fence) ? null : fence;
    if (fence === null) comment = insideComment(line, comment);
  }
  return sections;
}

function headingAt(lines: readonly string[], at: number): Heading | null {
  const line = lines[at] ?? "";
  const [, marks = "", title] = ATX.exec(line) ?? [];
  if (title !== undefined) return { heading: line, title, level: marks.length, height: 1, rest: "" };
  const [, level, inner] = HTML.exec(line) ?? [];
  if (inner !== undefined)
    return { heading: line, title: inner.replace(/<[^>]*>/g, ""), level: Number(level), height: 1, rest: "" };
  const under = SETEXT.exec(lines[at + 1] ?? "")?.[1];
  // A line of a table, a list or a quote above a rule is no heading, nor is the end of a paragraph.
  const free = (lines[at - 1] ?? "").trim() === "" && /^ {0,3}[^\s|>*+-]/.test(line);
  if (under === undefined || !free) return null;
  const heading = `${line}\n${lines[at + 1]}`;
  return { heading, title: line.trim(), level: under.startsWith("=") ? 1 : 2, height: 2, rest: "" };
}

function boldAt(line: string): Heading | null {
  const [, stars, lines] = BOLD.exec(line) ?? [];
  const title = stars ?? lines;
  if (title !== undefined) return { heading: line, title, level: 7, height: 1, rest: "" };
  const [, heading, key, rest] = BOLD_KEY.exec(line) ?? [];
  if (heading === undefined || key === undefined || rest === undefined) return null;
  return { heading, title: key, level: 7, height: 1, rest };
}

/** Below real headings most bold lines are notes; a placeholder behind one, or something we know, makes it a heading. */
function knownBold(line: string): Heading | null {
  const found = boldAt(line);
  return found !== null && (found.rest !== "" || meaningOf(found.title) !== null) ? found : null;
}

function insideComment(line: string, before: boolean): boolean {
  const opened = line.lastIndexOf("<!--");
  const closed = line.lastIndexOf("-->");
  if (opened < 0 && closed < 0) return before;
  return opened > closed;
}

/** A heading of a Markdown template with the lines below it, up to the next heading. */
export interface Section {
  /** As written, with its marks; empty for what stands before the first heading. */
  readonly heading: string;
  readonly title: string;
  readonly lines: readonly string[];
}

const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const BOLD = /^\s*\*\*([^*]+)\*\*:?\s*$/;
/** Nothing longer is a heading or a fence. */
const MAX_LINE = 400;
const FENCE = /^\s*(`{3,}|~{3,})/;

/** Cuts a template at its headings; where it has none, lines that are bold from end to end stand for them. */
export function sectionsOf(body: string): readonly Section[] {
  const headed = cutAt(body, HEADING);
  return headed.length > 1 ? headed : cutAt(body, BOLD);
}

/** Nothing inside fences or comments is a heading. */
function cutAt(body: string, pattern: RegExp): readonly Section[] {
  const sections: { heading: string; title: string; lines: string[] }[] = [
    { heading: "", title: "", lines: [] },
  ];
  let fence: string | null = null;
  let comment = false;
  for (const line of body.split("\n")) {
    if (line.length > MAX_LINE) {
      sections.at(-1)?.lines.push(line);
      continue;
    }
    const mark: string | undefined = FENCE.exec(line)?.[1];
    const title: string | undefined = fence === null && !comment ? pattern.exec(line)?.[1] : undefined;
    if (title !== undefined) sections.push({ heading: line, title, lines: [] });
    else sections.at(-1)?.lines.push(line);
    if (mark !== undefined && !comment)
      fence = fence === null ? mark : line.trim().startsWith(fence) ? null : fence;
    if (fence === null) comment = insideComment(line, comment);
  }
  return sections;
}

function insideComment(line: string, before: boolean): boolean {
  const opened = line.lastIndexOf("<!--");
  const closed = line.lastIndexOf("-->");
  if (opened < 0 && closed < 0) return before;
  return opened > closed;
}

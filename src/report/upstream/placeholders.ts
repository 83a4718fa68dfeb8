/** The lines of a section, parted: what its authors want kept, and what they left to be replaced. */
export interface Parted {
  /** Notes, in order. */
  readonly notes: readonly string[];
  /** Whether there was something to replace, or nothing at all. */
  readonly open: boolean;
}

/** No placeholder has a longer line. */
const MAX_LINE = 500;
const COMMENT = /<!--[\s\S]*?-->/g;
const EMPTY_ITEM = /^\s*(?:[-*+]|\d+[.)])\s*(?:\.{2,}|…)?\s*$/;
const BLANKS = /^\s*(?:[-*+>]|\d+[.)])?\s*_{3,}\s*$/;
const EXAMPLE = /^\s*(?:[-*+]\s*)?\[?(?:e\.?\s?g\.?|ex\.?|for example)[\s:,].*\]?\s*$/i;
/** Sentences of GitHub's own example templates and their kin; what is marked as mandatory is a note. */
const PROMPT =
  /^\s*(?:[-*+]\s*|\d+[.)]\s*)?[_*]{0,2}(?:add (?:it |them )?here|(?:enter|write|paste|insert|type|put|fill in|your|describe|tell us|explain|list|provide|include|show|give|state)\b|a (?:clear|concise|short|brief|detailed|minimal)|(?:a )?description of|what (?:did|do|happen|is|are|was|were|have|you)|how (?:did|do|can|to)|why |if applicable|if (?:possible|relevant|you have)|(?:add )?any (?:other|additional|further)|(?:additional|further) |steps to reproduce the behaviou?r|please (?:complete|describe|explain|provide a|fill|tell|add|paste|list|write|enter)|go to '|click on '|scroll down|see error|detailed description|screenshots?\b|\.\.\.|…|n\/a|none$|tbd)/i;
const MANDATORY = /\*\*(?:mandatory|required|important|note|warning)|⚠|\bmust\b/i;

/** Parts the lines below a heading; text in `<!-- -->` is always to be replaced. */
export function partLines(lines: readonly string[]): Parted {
  const text = lines.join("\n");
  const bare = text.replace(COMMENT, "\u0000");
  const notes: string[] = [];
  let replaced = bare.includes("\u0000");
  for (const block of blocksOf(bare.replaceAll("\u0000", ""))) {
    if (isPlaceholder(block)) replaced = true;
    else notes.push(block);
  }
  const blank = notes.length === 0;
  return { notes, open: replaced || blank };
}

/** Paragraphs and fences. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence: string | null = null;
  const end = () => {
    if (open.some((line) => line.trim() !== "")) blocks.push(open.join("\n").replace(/^\n+|\n+$/g, ""));
    open = [];
  };
  for (const line of text.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark === undefined && line.trim() === "") {
      end();
      continue;
    }
    open.push(line);
    if (mark === undefined) continue;
    if (fence === null) fence = mark;
    else if (line.trim().startsWith(fence)) {
      fence = null;
      end();
    }
  }
  end();
  return blocks;
}

function isPlaceholder(block: string): boolean {
  if (MANDATORY.test(block)) return false;
  const lines = block.split("\n");
  if (lines.some((line) => line.length > MAX_LINE)) return false;
  if (/^\s*(?:`{3,}|~{3,})/.test(lines[0] ?? "")) {
    const inside = lines.slice(1, -1);
    return (
      inside.length <= 3 &&
      inside.every((line) => line.trim() === "" || /^\s*(?:#|\/\/|<)|paste|here|your|\.\.\./i.test(line))
    );
  }
  if (
    lines.every(
      (line) => EMPTY_ITEM.test(line) || BLANKS.test(line) || EXAMPLE.test(line) || line.trim() === "",
    )
  )
    return true;
  const items = lines.every(
    (line) => EMPTY_ITEM.test(line) || PROMPT.test(line) || BLANKS.test(line) || EXAMPLE.test(line),
  );
  // A paragraph is one prompt even where it goes on over several lines.
  const prompt = PROMPT.test(lines[0] ?? "") && !lines.some((line) => /\]\(|https?:/.test(line));
  return items || prompt;
}

/** The lines of a section, parted: what its authors want kept, and what they left to be replaced. */
export interface Parted {
  /** Paragraphs and fences, in order; `null` where something is to be replaced. */
  readonly blocks: readonly (string | null)[];
  /** Whether there was something to replace, or nothing at all. */
  readonly open: boolean;
}

/** No placeholder has a longer line. */
const MAX_LINE = 500;
const COMMENT = /<!--[\s\S]*?-->/g;
const COMMENTED = "\u0000";
const EMPTY_ITEM = /^\s*(?:[-*+]|\d+[.)])\s*(?:\.{2,}|…)?\s*$/;
const BLANKS = /^\s*(?:[-*+>]|\d+[.)])?\s*_{3,}\s*$|^\s*>\s*(?:x\.y\.z|\.{3}|…)?\s*$/i;
/** `[First step]`, `(Summarise the bug)`, `*What happened?*`: a line that is wrapped from end to end; a link is none. */
const WRAPPED = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[[^\]]+\]|\([^()]+\)|([*_])[^*_]+\?\1)\s*$/;
const QUESTION =
  /^\s*(?:what|how|which|when|where|why|who|did|do|does|is|are|was|were|can|could|have|has|will|would)\b.*\?\s*$/i;
const EMPTY_PRE = /^<pre>\s*<\/pre>$/i;
const EXAMPLE = /^\s*(?:[-*+]\s*)?\[?(?:e\.?\s?g\.?|ex\.?|for example)[\s:,].*\]?\s*$/i;
/** Sentences of GitHub's own example templates and their kin; what is marked as mandatory is a note. */
const PROMPT =
  /^\s*(?:[-*+]\s*|\d+[.)]\s*)?[_*]{0,2}(?:add (?:it |them )?here|(?:enter|write|paste|insert|type|put|fill in|your|describe|tell us|explain|list|provide|include|show|give|state)\b|a (?:clear|concise|short|brief|detailed|minimal)|(?:a )?description of|what (?:did|do|happen|is|are|was|were|have|you)|how (?:did|do|can|to)|why |if applicable|if (?:possible|relevant|you have)|(?:add )?any (?:other|additional|further)|(?:additional|further) |steps to reproduce the behaviou?r|please (?:complete|describe|explain|provide a|fill|tell|add|paste|list|write|enter)|go to '|click on '|scroll down|see error|detailed description|screenshots?\b|\.\.\.|…|n\/a|none$|tbd)/i;
const MANDATORY = /\*\*(?:mandatory|required|important|note|warning)|⚠|\bmust\b/i;

/** Parts the lines below a heading; text in `<!-- -->` is always to be replaced. */
export function partLines(lines: readonly string[]): Parted {
  const bare = lines.join("\n").replace(COMMENT, COMMENTED);
  // A comment on lines of its own has a place; within a line it only goes.
  const apart = bare
    .split("\n")
    .map((line) => (isComment(line) ? `\n${COMMENTED}\n` : line))
    .join("\n");
  const blocks = blocksOf(apart).flatMap((block) => {
    if (isComment(block)) return [null];
    const text = block.replaceAll(COMMENTED, "");
    return text.trim() === "" ? [] : [isPlaceholder(text) ? null : text];
  });
  const kept = blocks.some((block) => block !== null);
  return { blocks, open: !kept || bare.includes(COMMENTED) || blocks.includes(null) };
}

function isComment(line: string): boolean {
  return line.includes(COMMENTED) && line.replaceAll(COMMENTED, "").trim() === "";
}

/** The section with its content: where the first thing to replace stood, else behind the notes. */
export function withContent({ blocks }: Parted, content: string): string {
  const at = blocks.indexOf(null);
  const [before, after] = at < 0 ? [blocks, []] : [blocks.slice(0, at), blocks.slice(at + 1)];
  return [...before, content, ...after].filter((block) => block !== null && block !== "").join("\n\n");
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
  if (EMPTY_PRE.test(block.trim())) return true;
  const items = lines.every((line) =>
    [EMPTY_ITEM, PROMPT, BLANKS, EXAMPLE, WRAPPED, QUESTION].some((pattern) => pattern.test(line)),
  );
  // A paragraph is one prompt even where it goes on over several lines.
  const prompt = PROMPT.test(lines[0] ?? "") && !lines.some((line) => /\]\(|https?:/.test(line));
  return items || prompt;
}

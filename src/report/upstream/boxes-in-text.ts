import { type Box, says } from "./boxes.ts";

const BOX = /^(\s*[-*+]\s+)\[([ xX])\](\s+)(.*)$/;
const CHOICE = /^Choose "(.*)"$/;

/**
 * The required boxes of a written issue that a person may have edited: ticked where the text says so, or where he attests
 * it; then the text is ticked as well. A box that is gone from the text stays open.
 */
export function boxesInText(
  body: string,
  required: readonly string[],
  attested: readonly string[],
): { readonly body: string; readonly boxes: readonly Box[] } {
  const lines = body.split("\n");
  const taken = new Set<number>();
  const boxes = required.map((label): Box => {
    const open = { label, required: true, state: "open" } as const;
    const choice = CHOICE.exec(label)?.[1];
    if (choice !== undefined) return isChosen(lines, choice) ? { ...open, state: "attested" } : open;
    const at = lines.findIndex((line, index) => !taken.has(index) && isBox(line, label));
    if (at < 0) return open;
    taken.add(at);
    const [, lead = "", mark = " ", gap = " ", text = ""] = BOX.exec(lines[at] ?? "") ?? [];
    if (mark === " " && !attested.some((statement) => says(statement, label))) return open;
    lines[at] = `${lead}[x]${gap}${text}`;
    return { ...open, state: "attested" };
  });
  return { body: lines.join("\n"), boxes };
}

/** A label may go on in the lines below its box. */
function isBox(line: string, label: string): boolean {
  const text = BOX.exec(line)?.[4]?.trim();
  return text !== undefined && text !== "" && label.startsWith(text);
}

/** Whether something stands below a field's heading. */
function isChosen(lines: readonly string[], label: string): boolean {
  const from = lines.indexOf(`### ${label}`);
  const value = from < 0 ? undefined : lines.slice(from + 1).find((line) => line.trim() !== "");
  return value !== undefined && !value.startsWith("#") && value.trim() !== "_No response_";
}

/** Leaves at most one empty line between blocks; blocks of code stay as they are. */
export function tidy(markdown: string): string {
  const lines: string[] = [];
  let fence = "";
  for (const line of markdown.trim().split("\n")) {
    const ticks = /^`{3,}/.exec(line)?.[0] ?? "";
    if (fence === "" && line.trim() === "" && lines.at(-1) === "") continue;
    if (fence === "") fence = ticks;
    else if (line === fence) fence = "";
    lines.push(fence === "" && line.trim() === "" ? "" : line);
  }
  return `${lines.join("\n")}\n`;
}

/** A cell of a table's line; `start` counts from where the line does. */
export interface Cell {
  readonly start: number;
  readonly text: string;
}

/** The cells of a line; within quotes, and behind a backslash, a separator is a sign of the cell. */
export function cellsOf(line: string, offset: number, separator: RegExp): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (const match of line.matchAll(separator)) {
    const text = line.slice(from, match.index);
    if (text.endsWith("\\") || (/^\s*"/.test(text) && text.split('"').length % 2 === 0)) continue;
    cells.push({ start: offset + from, text });
    from = match.index + match[0].length;
  }
  cells.push({ start: offset + from, text: line.slice(from) });
  return cells;
}

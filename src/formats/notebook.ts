/**
 * The Python in a Jupyter notebook, each line of it where it stands in the JSON text, all other lines empty:
 * notebooks are saved with one source line a line, so places stay `path:line`.
 */
export function readNotebookSource(text: string): string {
  let inSource = false;
  let inCode = false;
  const lines = text.split("\n").map((line) => {
    const type = /"cell_type":\s*"(\w+)"/.exec(line)?.[1];
    if (type !== undefined) inCode = type === "code";
    if (/^\s*"source":\s*\[\s*$/.test(line)) {
      inSource = true;
      return "";
    }
    if (inSource && /^\s*\],?\s*$/.test(line)) inSource = false;
    const literal = inSource && inCode ? /^\s*("(?:[^"\\]|\\.)*"),?\s*$/.exec(line)?.[1] : undefined;
    return literal === undefined ? "" : unquoted(literal);
  });
  return lines.join("\n");
}

function unquoted(literal: string): string {
  try {
    // A shell or magic command is no Python.
    return String(JSON.parse(literal))
      .replace(/\n$/, "")
      .replace(/^[%!].*/, "");
  } catch {
    return "";
  }
}

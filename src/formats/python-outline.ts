/** A function of a Python file; lines are 1-based, `to` is its last one. */
export interface PythonFunction {
  readonly name: string;
  readonly async: boolean;
  readonly from: number;
  readonly to: number;
}

/** What a Python file does, as far as lines and indentation show it. */
export interface PythonOutline {
  /** Lines with strings and comments blanked out: what is left is code. Index 0 is line 1. */
  readonly code: readonly string[];
  /** Lines as written. */
  readonly source: readonly string[];
  readonly functions: readonly PythonFunction[];
}

const STRING_OR_COMMENT = /("""|''')[\s\S]*?(?:\1|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g;

/** Outlines a Python file without parsing it: broken files and other versions of the language are read as well. */
export function outlinePython(text: string): PythonOutline {
  const unix = text.replaceAll("\r\n", "\n");
  const code = unix.replace(STRING_OR_COMMENT, (match) => match.replace(/[^\n]/g, " ")).split("\n");
  const functions: PythonFunction[] = [];
  const open: { name: string; async: boolean; from: number; indent: number }[] = [];
  let last = 0;
  const close = (indent: number) => {
    for (let top = open.at(-1); top !== undefined && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      functions.push({ name: top.name, async: top.async, from: top.from, to: last });
    }
  };
  code.forEach((line, index) => {
    const content = line.trimStart();
    // A closing bracket ends the list of parameters, not the function.
    if (content === "" || /^[)\]}]/.test(content)) return;
    const indent = line.length - content.length;
    close(indent);
    const found = /^(async\s+)?def\s+(\w+)/.exec(content);
    if (found?.[2]) open.push({ name: found[2], async: found[1] !== undefined, from: index + 1, indent });
    last = index + 1;
  });
  close(0);
  return { code, source: unix.split("\n"), functions };
}

/** The functions around a line, innermost first. */
export function functionsAround(outline: PythonOutline, line: number): PythonFunction[] {
  return outline.functions
    .filter(({ from, to }) => from <= line && line <= to)
    .sort((a, b) => b.from - a.from);
}

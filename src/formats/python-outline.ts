/** A function of a Python file; lines are 1-based. */
export interface PythonFunction {
  readonly name: string;
  readonly async: boolean;
  readonly from: number;
  /** The function it is defined in; `null`: none. */
  readonly outer: PythonFunction | null;
}

/** What a Python file does, as far as lines and indentation show it. */
export interface PythonOutline {
  /** Lines with strings and comments blanked out: what is left is code. Index 0 is line 1. */
  readonly code: readonly string[];
  /** Lines as written. */
  readonly source: readonly string[];
  readonly functions: readonly PythonFunction[];
  /** For each line the innermost function around it. */
  readonly around: readonly (PythonFunction | null)[];
}

const STRING_OR_COMMENT = /("""|''')[\s\S]*?(?:\1|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g;
/** Nobody writes longer lines of code; a file may hold data or an attack. */
const LONGEST_LINE = 400;

/** Outlines a Python file without parsing it: broken files and other versions of the language are read as well. */
export function outlinePython(text: string): PythonOutline {
  const unix = text.replaceAll("\r\n", "\n");
  const blanked = unix.replace(STRING_OR_COMMENT, (match) => match.replace(/[^\n]/g, " "));
  const code = blanked.split("\n").map((line) => line.slice(0, LONGEST_LINE));
  const functions: PythonFunction[] = [];
  const around: (PythonFunction | null)[] = [];
  const open: { readonly indent: number; readonly self: PythonFunction }[] = [];
  code.forEach((line, index) => {
    const content = line.trimStart();
    // A closing bracket ends the list of parameters, not the function.
    if (content !== "" && !/^[)\]}]/.test(content)) {
      const indent = line.length - content.length;
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
      const found = /^(async\s+)?def\s+(\w+)/.exec(content);
      if (found?.[2]) {
        const outer = open.at(-1)?.self ?? null;
        const self = { name: found[2], async: found[1] !== undefined, from: index + 1, outer };
        functions.push(self);
        open.push({ indent, self });
      }
    }
    around.push(open.at(-1)?.self ?? null);
  });
  return { code, source: unix.split("\n"), functions, around };
}

/** The functions around a line, innermost first. */
export function functionsAround({ around }: PythonOutline, line: number): PythonFunction[] {
  const deepest = 20;
  const found: PythonFunction[] = [];
  for (let one = around[line - 1] ?? null; one !== null && found.length < deepest; one = one.outer)
    found.push(one);
  return found;
}

import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { lineIndex } from "./line-index.ts";
import { unescapeText } from "./scalar.ts";

const TOKEN =
  /[ \t\r\f]+|\\\r?\n|\n|#[^\n]*|(?:[rRbBuUfF]{0,2})(?:"""[\s\S]{0,65536}?"""|'''[\s\S]{0,65536}?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|[-+]?(?:\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?)(?![\w.])|[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*|[-=!<>:+*/%&|^]=|->|[\s\S]/gy;
const STRING = /^([rRbBuUfF]{0,2})("""|'''|"|')([\s\S]*)\2$/;

interface Frame {
  /** Name of the call or of the target the bracket belongs to. */
  readonly name: string;
  readonly close: string;
  key: string;
  index: number;
}

/** Reads the literals a Python (or JavaScript) program holds: assignments, keyword and positional arguments, dict items. */
export function readPython(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  const lineOf = lineIndex(text);
  const stack: Frame[] = [];
  let target = "";
  let name = "";
  let last: { text: string; value: string } | null = null;
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const first = token[0] ?? "";
    if (first === "#" || (/[ \t\r\f\\]/.test(first) && token.trim() !== "\\")) continue;
    const frame = stack.at(-1);
    if (token === "\n") {
      if (stack.length === 0) target = "";
      name = "";
      last = null;
      continue;
    }
    const string = STRING.exec(token);
    const bare = /^(?:True|False|None|true|false|null|undefined)$/.test(token);
    if (string || bare || /^[-+]?\d/.test(token)) {
      const raw = string?.[3] ?? token;
      const value = string && !/r/i.test(string[1] ?? "") ? unescapeText(raw) : raw;
      const path = [
        ...(target === "" ? [] : [target]),
        ...stack.flatMap((one) => [...(one.name ? [one.name] : []), one.key || String(one.index)]),
      ];
      const type = string ? "string" : bare ? (/^[NnU]|undef/.test(token) ? "null" : "boolean") : "number";
      const start = match.index;
      const prefix = string?.[1]?.length ?? 0;
      entries.push({ path, value, type, range: [start + prefix, start + token.length], line: lineOf(start) });
      last = string ? { text: token, value } : null;
      name = "";
      continue;
    }
    if (/^[A-Za-z_]/.test(token)) {
      name = token;
      continue;
    }
    if (token === "(" || token === "[" || token === "{") {
      if (stack.length < 200)
        stack.push({ name, close: token === "(" ? ")" : token === "[" ? "]" : "}", key: "", index: 0 });
    } else if (token === ")" || token === "]" || token === "}") {
      while (stack.length > 0 && stack.pop()?.close !== token);
    } else if (token === "=") {
      if (frame && frame.close === ")") frame.key = name;
      else if (!frame && name) target = name;
    } else if (token === ":") {
      if (frame?.close === "}") {
        frame.key = last?.value ?? name;
        if (last) entries.pop();
      }
    } else if (token === "," && frame) {
      frame.key = "";
      frame.index++;
    } else if (token === ";" && !frame) target = "";
    name = token === ":" ? name : "";
    last = null;
  }
  return { entries, problems: [] };
}

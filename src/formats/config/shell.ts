import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { typeOfText } from "./scalar.ts";

const VALUE = String.raw`"(?:[^"\\]|\\.){0,4096}"|'[^']{0,4096}'|[^\s"';&|)<>#]{0,4096}`;
const ASSIGNMENT = new RegExp(
  String.raw`(?<![\w./$%{])(?:\$env:)?([A-Za-z_][\w.]{0,99})[ \t]{0,2}=[ \t]{0,2}(${VALUE})`,
  "g",
);
const OPTION = new RegExp(String.raw`(?<![\w-])--?([A-Za-z][\w.-]{0,99})(?:=|[ \t]+)(?!-)(${VALUE})`, "g");
/** `set "KEY=value"`, `-e "KEY=value"`, `Environment="KEY=value"`: the quotes stand around the whole assignment. */
const WRAPPED = /(["'])([A-Za-z_][\w.]{0,99})=([^"'\n]{0,4096})\1/g;

/** Reads assignments and options of shell scripts, batch files, PowerShell, Dockerfiles and unit files, line by line. */
export function readShell(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  let offset = 0;
  let line = 0;
  for (const raw of text.split("\n")) {
    line++;
    const content = /^\s*(?:#|::|rem\b)/i.test(raw) ? "" : raw;
    const taken: (readonly [number, number])[] = [];
    const add = (key: string, rawValue: string, start: number) => {
      const end = start + rawValue.length;
      if (rawValue === "" || taken.some(([from, to]) => start < to && end > from)) return;
      taken.push([start, end]);
      const quoted = /^(["'])([\s\S]*)\1$/.exec(rawValue);
      const value = quoted ? (quoted[2] ?? "").replace(/\\(["\\$`])/g, "$1") : rawValue;
      const range = [offset + start, offset + end] as const;
      entries.push({ path: [key], value, type: typeOfText(value), range, line });
    };
    for (const [whole, , key = "", value = ""] of matches(content, WRAPPED))
      add(key, value, whole.index + 2 + key.length);
    for (const [whole, key = "", value = ""] of matches(content, ASSIGNMENT))
      add(key, value, whole.index + whole[0].length - value.length);
    for (const [whole, key = "", value = ""] of matches(content, OPTION))
      if (!/^[A-Za-z_][\w.]*=/.test(value) || key.length > 1)
        add(key, value, whole.index + whole[0].length - value.length);
    offset += raw.length + 1;
  }
  entries.sort((a, b) => a.range[0] - b.range[0]);
  return { entries, problems: [] };
}

function* matches(text: string, pattern: RegExp): Generator<[RegExpExecArray, ...(string | undefined)[]]> {
  for (const match of text.matchAll(pattern)) yield [match, ...match.slice(1)];
}

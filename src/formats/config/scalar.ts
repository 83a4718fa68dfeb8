import type { ConfigEntry } from "./entry.ts";

/** The type an unquoted word has in most syntaxes. */
export function typeOfBare(word: string): ConfigEntry["type"] {
  if (/^[+-]?(?:\d[\d_]*)(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?$/.test(word)) return "number";
  if (/^(?:true|false|yes|no|on|off)$/i.test(word)) return "boolean";
  return /^(?:null|none|nil|~|undefined)?$/i.test(word) ? "null" : "string";
}

/** A value that an environment or option holds as text: quoted or not, it has the type its characters suggest. */
export function typeOfText(word: string): ConfigEntry["type"] {
  return word === "" ? "string" : typeOfBare(word) === "null" ? "string" : typeOfBare(word);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "0": "\0" };

/** Undoes backslash escapes as JSON, TOML, Python and JavaScript write them. */
export function unescapeText(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return raw.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (whole, braced, four, eight, two, single: string | undefined) => {
      const hex: string | undefined = braced ?? four ?? eight ?? two;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      if (single === undefined) return whole;
      return single === "\n" ? "" : (ESCAPES[single] ?? single);
    },
  );
}

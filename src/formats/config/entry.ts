/** One setting of a configuration file, with the place of its value, so that it can be quoted or rewritten in place. */
export interface ConfigEntry {
  /** Key path from the root: `["services", "gateway", "environment", "TWS_PASSWORD"]`; list items by index. */
  readonly path: readonly string[];
  /** The value as the program would see it: unquoted, unescaped. */
  readonly value: string;
  /** Whether the syntax marks it as text, number, boolean or null. */
  readonly type: "string" | "number" | "boolean" | "null";
  /** Offsets in UTF-16 units of the raw value in the text, quotes included: `[start, end)`. */
  readonly range: readonly [number, number];
  /** 1-based line on which the value starts. */
  readonly line: number;
}

/** What a reader made of a file: all entries it could read, and what it could not. */
export interface ConfigDocument {
  readonly entries: readonly ConfigEntry[];
  /** One sentence each, with a line number; never a value. Empty when the file is valid. */
  readonly problems: readonly string[];
}

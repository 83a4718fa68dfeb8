/** Settings made at random go through the redaction in every syntax: they still parse, keep their shape, and no planted value is left. */
import fc from "fast-check";
import { parse as parseToml, stringify as writeToml } from "smol-toml";
import { describe, expect, test } from "vitest";
import { parse as parseYaml, stringify as writeYaml } from "yaml";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import type { DocumentKind } from "../../../src/model/artifact.ts";
import { standardRedaction } from "../../../src/redactors/documents.ts";

type Leaf = string | number | boolean;
type Tree = Leaf | Tree[] | { [key: string]: Tree };
interface Settings {
  readonly [key: string]: Tree;
}

const SECRETIVE = "password ib_password apiKey clientSecret TWS_PASSWORD token passphrase secret_key".split(
  " ",
);
const NEUTRAL = "alpha beta gamma remark thing x1 idea".split(" ");
const HARMLESS = {
  port: 4002,
  mode: "paper",
  host: "127.0.0.1",
  enabled: true,
  timeout: 30.5,
  tz: "America/New_York",
};

/** Letters that no vocabulary of the redaction knows: a planted value cannot stand in the text by chance. */
const core = fc
  .array(fc.constantFrom(..."bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ23456789"), {
    minLength: 12,
    maxLength: 20,
  })
  .map((letters) => letters.join(""));
const mark = fc.constantFrom(
  "",
  "",
  " ",
  "!",
  "#",
  ": ",
  "'",
  '"',
  "\\",
  "%",
  "&",
  "<",
  "{",
  ",",
  ";",
  "é",
  "密",
  "@",
  "=",
  "$",
  "- ",
  "\t",
);
const planted = fc.tuple(core, mark, core).map(([left, between, right]) => `${left}${between}${right}`);

/** In a list, what stands before an equals sign is the name of a setting, as in the files of Docker. */
const listed = planted.filter((value) => !value.includes("="));

const leaf = fc.oneof(
  fc.integer({ min: 1, max: 9999 }),
  fc.boolean(),
  fc.constantFrom("paper", "live", "127.0.0.1", "GTC"),
);
const named = fc.oneof(
  fc.tuple(fc.constantFrom(...SECRETIVE), planted),
  fc.tuple(fc.constantFrom(...NEUTRAL), planted),
  fc.tuple(fc.constantFrom(...NEUTRAL), leaf),
  fc.constantFrom(...Object.entries(HARMLESS)),
);
const flat = fc
  .array(named, { minLength: 1, maxLength: 6 })
  .map((entries): Settings => Object.fromEntries(entries));
const deep = fc
  .tuple(
    flat,
    flat,
    fc.array(listed, { maxLength: 3 }),
    fc.array(flat, { maxLength: 2 }),
    fc.tuple(planted, planted),
    fc.integer({ min: 10_000_000, max: 99_999_999 }),
  )
  .map(
    ([top, inner, list, rows, lines, pin]): Settings => ({
      ...top,
      section: inner,
      names: list,
      rows,
      signing_key: lines.join("\n"),
      account_password: pin,
    }),
  );

function stringsOf(tree: Tree): string[] {
  if (typeof tree === "string") return [tree];
  if (typeof tree === "number" && tree >= 10_000_000) return [String(tree)];
  return typeof tree === "object" ? Object.values(tree).flatMap(stringsOf) : [];
}

/** The same keys in the same places; what stood there may have become a name. */
function shapeOf(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(shapeOf);
  if (tree !== null && typeof tree === "object")
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, shapeOf(value)]));
  return "leaf";
}

function redacted(text: string, kind: DocumentKind): string {
  const redaction = createRedaction(standardRedaction);
  redaction.learnText(text, kind);
  return redaction.text(text, "config", kind);
}

function prove(settings: Settings, text: string, kind: DocumentKind, parse: (text: string) => unknown): void {
  const out = redacted(text, kind);
  expect(out.split("\n").length).toBe(text.split("\n").length);
  expect(shapeOf(parse(out))).toEqual(shapeOf(parse(text)));
  for (const value of stringsOf(settings))
    for (const piece of value.match(/[b-zB-Z2-9]{12,}|^\d{8}$/g) ?? []) expect(out).not.toContain(piece);
  expect(redacted(out, kind)).toBe(out);
}

const RUNS = { numRuns: 100 };

describe("any settings keep their shape and lose what was planted", () => {
  test("JSON", () => {
    fc.assert(
      fc.property(deep, fc.constantFrom(0, 2, "\t"), (settings, indent) =>
        prove(settings, JSON.stringify(settings, null, indent), "json", JSON.parse),
      ),
      RUNS,
    );
  });

  test("YAML", () => {
    const styles = fc.record({
      defaultStringType: fc.constantFrom(
        "PLAIN" as const,
        "QUOTE_DOUBLE" as const,
        "QUOTE_SINGLE" as const,
        "BLOCK_LITERAL" as const,
      ),
      collectionStyle: fc.constantFrom("any" as const, "flow" as const),
      lineWidth: fc.constantFrom(0, 40),
    });
    fc.assert(
      fc.property(deep, styles, (settings, style) =>
        prove(settings, writeYaml(settings, { ...style, defaultKeyType: "PLAIN" }), "yaml", parseYaml),
      ),
      RUNS,
    );
  });

  test("TOML", () => {
    fc.assert(
      fc.property(deep, (settings) => prove(settings, writeToml(settings), "toml", parseToml)),
      RUNS,
    );
  });

  test("INI", () => {
    fc.assert(
      fc.property(
        fc.array(flat, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("=", " = ", ": "),
        (sections, sign) => {
          const lines = sections.flatMap((settings, index) => [
            `[part${index}]`,
            ...Object.entries(settings).map(([key, value]) => `${key}${sign}${String(value)}`),
          ]);
          prove({ sections: sections as Tree[] }, `${lines.join("\n")}\n`, "ini", keysOfLines);
        },
      ),
      RUNS,
    );
  });

  test(".env", () => {
    fc.assert(
      fc.property(
        flat,
        fc.constantFrom("", "export "),
        fc.constantFrom("", "'", '"'),
        (settings, head, quote) => {
          const lines = Object.entries(settings).map(
            ([key, value]) => `${head}${key}=${quoted(String(value), quote)}`,
          );
          prove(settings, `${lines.join("\n")}\n`, "env", keysOfLines);
        },
      ),
      RUNS,
    );
  });
});

function quoted(value: string, quote: string): string {
  if (quote === "") return value;
  return `${quote}${value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)}${quote}`;
}

function keysOfLines(text: string): readonly string[] {
  return text.split("\n").map((line) => line.split(/[=:]/)[0]?.trim() ?? "");
}

/** JSON with keys in PEM, escapes of every sort and JSON within its texts: it parses after the redaction, and no planted value is left. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import type { DocumentKind } from "../../../src/model/artifact.ts";
import { standardRedaction } from "../../../src/redactors/documents.ts";

type Leaf = string | number | boolean;
type Tree = Leaf | readonly Tree[] | { readonly [key: string]: Tree };

const letters = (alphabet: string, from: number, to: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: from, maxLength: to }).map((all) => all.join(""));
const CONSONANTS = "bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ23456789";
const core = letters(CONSONANTS, 12, 20);
const mark = fc.constantFrom(
  "",
  "",
  "#",
  "/",
  "\n",
  "\t",
  '"',
  "\\",
  "é",
  "密",
  "😀",
  "&",
  "<",
  "+",
  "=",
  "\b",
  "'",
);
const secret = fc.tuple(core, mark, core).map(([left, between, right]) => `${left}${between}${right}`);
const base64 = (from: number, to: number) => letters(`${CONSONANTS}${CONSONANTS}+/`, from, to);
const pem = fc
  .record({
    kind: fc.constantFrom("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
    width: fc.constantFrom(48, 64, 76),
    lines: fc.array(base64(76, 76), { maxLength: 4 }),
    last: base64(4, 20),
    eol: fc.constantFrom("\n", "\r\n", "\n\t", "\n  "),
    end: fc.constantFrom("", "", "="),
    cut: fc.constantFrom(false, false, false, true),
  })
  .map(({ kind, width, lines, last, eol, end, cut }) => {
    const body = [`-----BEGIN ${kind}-----`, ...lines.map((line) => line.slice(0, width)), `${last}${end}`];
    return (cut ? body : [...body, `-----END ${kind}-----`, ""]).join(eol);
  });

const SECRETIVE = "password ib_password apiKey clientSecret TWS_PASSWORD token private_key".split(" ");
const NEUTRAL = "alpha remark thing message x1 payload".split(" ");
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.integer({ min: 1, max: 9999 }),
  fc.boolean(),
  fc.constantFrom("paper", "127.0.0.1", "a/b", "C:\\Jts", "line\nline", "100 %", ""),
);
const entry = fc.oneof(
  fc.tuple(fc.constantFrom(...SECRETIVE), secret),
  fc.tuple(fc.constantFrom(...SECRETIVE, ...NEUTRAL), pem),
  fc.tuple(fc.constantFrom(...NEUTRAL), leaf),
);
const flat = fc.array(entry, { minLength: 1, maxLength: 4 }).map((all): Tree => Object.fromEntries(all));
const tree = fc
  .tuple(flat, flat, fc.array(flat, { maxLength: 2 }), leaf)
  .map(([top, inner, rows, one]): Tree => ({ ...(top as object), section: inner, rows, one }));

/** How one character of a text is written: each way is valid JSON. */
const writing = fc.constantFrom("plain", "slashes", "signs", "some", "all");
type Writing = "plain" | "slashes" | "signs" | "some" | "all";

/** What the strictest of the writers in use escape. */
const SIGNS = /[^\x20-\x7e]|["&'+<>`#/]/;

function written(text: string, how: Writing): string {
  const plain = JSON.stringify(text);
  if (how === "plain") return plain;
  if (how === "slashes") return plain.replaceAll("/", "\\/");
  const which = how === "signs" ? SIGNS : how === "some" ? /[^\w \\-]|[aehHmM5]/ : /[\s\S]/;
  return `"${text
    .split("")
    .map((unit) =>
      which.test(unit)
        ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
        : JSON.stringify(unit).slice(1, -1),
    )
    .join("")}"`;
}

function asJson(value: Tree, how: Writing, nested: Writing | null): string {
  if (Array.isArray(value)) return `[${value.map((one) => asJson(one, how, nested)).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, inner]) => {
      const isInner = nested !== null && typeof inner === "object" && key === "section";
      return `${written(key, how === "all" ? "plain" : how)}:${isInner ? written(asJson(inner, nested, null), how) : asJson(inner, how, nested)}`;
    });
    return `{${entries.join(",")}}`;
  }
  return typeof value === "string" ? written(value, how) : JSON.stringify(value);
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  return "leaf";
}

/** Every text, also those within JSON within texts. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") {
    const inner = value.startsWith("{") ? textsOf(JSON.parse(value)) : [];
    return [value, ...inner];
  }
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsOf) : [];
}

const NUM_RUNS = Number(process.env["IB_BUGREPORT_RUNS"] ?? 120);

test.each<DocumentKind>(["json", "text"])("any JSON, read as %s", (kind) => {
  fc.assert(
    fc.property(
      tree,
      kind === "json" ? writing : fc.constantFrom<Writing>("plain", "slashes", "signs"),
      fc.option(fc.constantFrom<Writing>("plain", "slashes", "signs")),
      fc.constantFrom("", "2026-03-01 INFO got "),
      (given, how, nested, before) => {
        const text = `${kind === "text" ? before : ""}${asJson(given, how, nested)}`;
        const redaction = createRedaction(standardRedaction);
        redaction.learnText(text, kind);
        const out = redaction.text(text, "a.json", kind).replace(before, "");
        const parsed: unknown = JSON.parse(out);
        expect(shapeOf(parsed)).toEqual(shapeOf(JSON.parse(text.replace(before, ""))));
        const left = textsOf(parsed).join("\n");
        for (const value of textsOf(given))
          for (const piece of value.match(/[b-zB-Z2-9+/]{12,}/g) ?? []) expect(left).not.toContain(piece);
      },
    ),
    { numRuns: NUM_RUNS },
  );
});

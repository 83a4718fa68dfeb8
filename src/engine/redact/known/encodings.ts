import { latin1 } from "../text/latin1.ts";

/** One way a known value may be written. */
export interface Variant {
  /** Latin1: one character per byte. */
  readonly text: string;
  /** `base64`: the run of base64 characters around it belongs to it; `hex` likewise. */
  readonly spread: "base64" | "hex" | null;
}

/** Shorter pieces of base64 or hexadecimal stand anywhere by chance. */
const SHORTEST_CODE = 8;
/** From this length on a value is looked for as Windows writes it, with two bytes for a character. */
const SHORTEST_WIDE = 4;

/**
 * The ways a value (latin1, one character per byte) is likely to be written in a log or file, the likeliest first;
 * `thorough` adds the rare ones.
 */
export function variantsOf(value: string, thorough: boolean, kind = "secret"): Variant[] {
  const variants = new Map<string, Variant["spread"]>();
  for (const one of notationsOf(value, kind)) addVariants(variants, one, thorough);
  for (const one of cutsOf(value, kind)) if (!variants.has(one)) variants.set(one, null);
  return [...variants].map(([text, spread]) => ({ text, spread }));
}

/** A MAC is written in several notations; other values have one. */
function notationsOf(value: string, kind: string): string[] {
  if (kind !== "mac") return [value];
  const pairs = value.match(/[0-9A-Fa-f]{2}/g) ?? [];
  return [
    value,
    ...[":", "-", ""].map((separator) => pairs.join(separator)),
    pairs.join("").replace(/(....)(?=.)/g, "$1."),
  ];
}

/** Of a longer name, programs such as `who` and `ps` show so many characters. */
const SHOWN = 8;

/** A name as it is cut, unless a whole word is left: `nautilus` of `nautilus-box` is not that machine. */
function cutsOf(value: string, kind: string): string[] {
  const isCut = (kind === "user" || kind === "host") && /[A-Za-z0-9]/.test(value[SHOWN] ?? "");
  return isCut ? [value.slice(0, SHOWN), `${value.slice(0, SHOWN - 1)}+`] : [];
}

function addVariants(variants: Map<string, Variant["spread"]>, value: string, thorough: boolean): void {
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  const add = (variant: string, spread: Variant["spread"] = null) => {
    if (
      variant.length < (spread === null ? Math.min(value.length, 6) : SHORTEST_CODE) ||
      variants.has(variant)
    )
      return;
    // Digits alone are a time or an order id long before they are somebody's password in hexadecimal.
    if (spread === "hex" && variant.length < 16 && /^\d+$/.test(variant)) return;
    variants.set(variant, spread);
  };
  add(value);
  const json = JSON.stringify(text).slice(1, -1);
  add(latin1(json));
  for (const encoded of base64Cores(bytes)) {
    add(encoded, "base64");
    add(encoded.replaceAll("+", "-").replaceAll("/", "_"), "base64");
  }
  const hex = bytes.toString("hex");
  add(hex, "hex");
  if (thorough && value.length >= SHORTEST_WIDE) {
    const wide = Buffer.from(text, "utf16le");
    for (const encoded of base64Cores(wide)) add(encoded, "base64");
    add(wide.toString("hex"), "hex");
    add(wide.swap16().toString("hex"), "hex");
  }
  for (const style of PERCENT_STYLES) {
    const encoded = value.replace(style, percent);
    add(encoded);
    add(encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
    add(encoded.replaceAll("%20", "+"));
  }
  if (thorough) {
    for (const rare of rareWritings(value, json, hex)) add(rare);
    add(hex.toUpperCase(), "hex");
  }
}

/** encodeURIComponent, the unreserved characters alone, a path, a form. */
const PERCENT_STYLES = [
  /[^A-Za-z0-9_.!~*'()-]/g,
  /[^A-Za-z0-9_.~-]/g,
  /[^A-Za-z0-9_.~!$&'()*+,;=:@/-]/g,
  /[^A-Za-z0-9_.*-]/g,
];

function rareWritings(value: string, json: string, hex: string): string[] {
  const html = value.replace(/[&<>]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : "&gt;"));
  const pairs = hex.match(/../g) ?? [];
  const percented = value.replace(/[^A-Za-z0-9_.~-]/g, percent);
  return [
    latin1(JSON.stringify(json).slice(1, -1)),
    latin1(json.replace(/[^\x20-\x7e]/g, unicodeEscape)),
    json.replace(/[^\x20-\x7e]/g, (one) => (one < "\u0100" ? hexEscape(one) : unicodeEscape(one))),
    value.replace(/[^\x20-\x7e]/g, hexEscape),
    `\\x${pairs.join("\\x")}`,
    value.replace(/\\/g, "\\\\").replace(/'/g, "\\'"),
    value.replace(/'/g, `'\\''`),
    value.replace(/[^\w@%+=:,./-]/g, "\\$&"),
    value.replace(/'/g, "''"),
    value.replace(/"/g, '""'),
    value.replace(/\$/g, "$$$$"),
    percented.replaceAll("%", "%25"),
    html,
    ...["&#39;", "&#x27;", "&apos;"].flatMap((apostrophe) =>
      ["&quot;", "&#34;"].map((quote) => html.replace(/'/g, apostrophe).replace(/"/g, quote)),
    ),
    ...[" ", ":", "\\x", "-", ", 0x"].map((separator) => pairs.join(separator)),
    pairs.join(" ").toUpperCase(),
    pairs.join(":").toUpperCase(),
    ...(value.length >= 4
      ? [
          [...value].join("\0"),
          [...value].join("\\x00"),
          [...value].map(unicodeEscape).join(""),
          [...value].map((one) => one.charCodeAt(0)).join(", "),
          pairs.map((pair) => `%${pair}`).join(""),
          pairs.map((pair) => `${pair} 00`).join(" "),
        ]
      : []),
    ...(isGroupable(value) ? [" ", "-"].map((blank) => value.match(/.{1,4}/g)?.join(blank) ?? value) : []),
  ];
}

/** What is shown for reading in groups of four: base32 of codes by the clock, passwords that a service made for an app. */
function isGroupable(value: string): boolean {
  return /^(?:[A-Z2-7]{16,64}|[a-z2-7]{16,64})$/.test(value);
}

/** The characters that base64 of any text around the value must contain, for the three alignments. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const encoded = padded.toString("base64").replace(/=+$/, "");
    const from = shift === 0 ? 0 : shift + 1;
    const to = padded.length % 3 === 0 ? encoded.length : encoded.length - 1;
    return encoded.slice(from, to);
  });
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function hexEscape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

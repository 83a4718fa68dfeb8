/** One way a known value may be written. */
export interface Variant {
  /** Latin1: one character per byte. */
  readonly text: string;
  /** `base64`: the run of base64 characters around it belongs to it; `hex` likewise. */
  readonly spread: "base64" | "hex" | null;
}

/** Shorter pieces of base64 or hexadecimal stand anywhere by chance. */
const SHORTEST_CODE = 8;

/** Every way a value (latin1, one character per byte) is likely to be written in a log or file. */
export function variantsOf(value: string): Variant[] {
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  const variants = new Map<string, Variant["spread"]>();
  const add = (variant: string, spread: Variant["spread"] = null) => {
    if (
      variant.length < (spread === null ? Math.min(value.length, 6) : SHORTEST_CODE) ||
      variants.has(variant)
    )
      return;
    variants.set(variant, spread);
  };
  add(value);
  const json = JSON.stringify(text).slice(1, -1);
  add(latin1(json));
  add(latin1(JSON.stringify(json).slice(1, -1)));
  add(latin1(json.replace(/[^\x20-\x7e]/g, (character) => unicodeEscape(character))));
  add(value.replace(/\\/g, "\\\\").replace(/'/g, "\\'"));
  add(value.replace(/'/g, `'\\''`));
  add(value.replace(/[^\w@%+=:,./-]/g, "\\$&"));
  add(value.replace(/'/g, "''"));
  add(value.replace(/"/g, '""'));
  add(value.replace(/\$/g, "$$$$"));
  for (const style of [
    /[^A-Za-z0-9_.~-]/g,
    /[^A-Za-z0-9_.!~*'()-]/g,
    /[^A-Za-z0-9_.~!$&'()*+,;=:@/-]/g,
    /[^A-Za-z0-9_.*-]/g,
  ]) {
    const encoded = value.replace(style, percent);
    add(encoded);
    add(encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
    add(encoded.replaceAll("%20", "+"));
    add(encoded.replaceAll("%", "%25"));
  }
  const html = value.replace(/[&<>]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : "&gt;"));
  add(html);
  for (const apostrophe of ["&#39;", "&#x27;", "&apos;"])
    for (const quote of ["&quot;", "&#34;"]) add(html.replace(/'/g, apostrophe).replace(/"/g, quote));
  const hex = bytes.toString("hex");
  add(hex, "hex");
  add(hex.toUpperCase(), "hex");
  for (const separator of [" ", ":", "\\x", "-", ", 0x"]) {
    const spaced = (hex.match(/../g) ?? []).join(separator);
    add(spaced);
    add(spaced.replace(/[a-f]/g, (one) => one.toUpperCase()));
  }
  for (const encoded of base64Cores(bytes)) {
    add(encoded, "base64");
    add(encoded.replaceAll("+", "-").replaceAll("/", "_"), "base64");
  }
  if (value.length >= 4) add([...value].join("\0"));
  return [...variants].map(([variant, spread]) => ({ text: variant, spread }));
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

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** One way in which a value may stand in a file: latin1, one character a byte. */
export interface Writing {
  readonly text: string;
  /** An encoding of letters in other letters: nothing before or after it tells where it ends. */
  readonly coded: boolean;
  /** Letter case says nothing in it, whatever the value. */
  readonly anyCase: boolean;
}

const latin1 = (text: string) => Buffer.from(text, "utf8").toString("latin1");
const hexOf = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

/** By the unit, as JSON counts; by the code point, as XML does; by the byte, as shells and addresses do. */
const jsonEscaped = (value: string, signs: RegExp) =>
  value.replace(signs, (sign) => `\\u${hexOf(sign.charCodeAt(0), 4)}`);
const xmlEscaped = (value: string, written: (code: number) => string) =>
  value.replace(/[^A-Za-z0-9 ]/gu, (sign) => `&#${written(sign.codePointAt(0) ?? 0)};`);
const percentEncoded = (value: string, signs: RegExp) =>
  latin1(value).replace(signs, (sign) => `%${hexOf(sign.charCodeAt(0), 2)}`);

const NAMED: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };
const named = (value: string) => value.replace(/[&<>"]/g, (sign) => `&${NAMED[sign]};`);
const inJson = (value: string) => JSON.stringify(value).slice(1, -1);

/** The commonest ways: as it is, in JSON, in an address, in hexadecimal and base64. */
export function commonWritings(value: string): Writing[] {
  const bytes = Buffer.from(value, "utf8");
  return [
    ...[value, inJson(value)].map((text) => plain(latin1(text))),
    plain(percentEncoded(value, /[^A-Za-z0-9_.!~*'()-]/g)),
    ...(bytes.length < 5 ? [] : [{ text: bytes.toString("hex"), coded: true, anyCase: true }]),
    ...base64(bytes),
  ];
}

/** The others, for as many values as a file can be searched for quickly. */
export function rareWritings(value: string): Writing[] {
  return /^[A-Za-z0-9]*$/.test(value) ? ofBytes(value) : [...ofSigns(value).map(plain), ...ofBytes(value)];
}

/** Letters and digits stand for themselves in these. */
function ofSigns(value: string): string[] {
  const json = inJson(value);
  const inAddress = [/[^A-Za-z0-9_.~-]/g, /[^A-Za-z0-9_.!~*'()-]/g].map((signs) =>
    percentEncoded(value, signs),
  );
  return [
    ...[
      inJson(json),
      json.replaceAll("/", "\\/"),
      jsonEscaped(json, /[&<>'+]/g),
      jsonEscaped(json, /[^\x20-\x7e]/g),
      jsonEscaped(value, /[^A-Za-z0-9 ]/g),
      named(value),
      named(value).replaceAll("'", "&#39;"),
      named(value).replaceAll("'", "&apos;"),
      xmlEscaped(value, String),
      xmlEscaped(value, (code) => `x${code.toString(16)}`),
      value.replace(/[^A-Za-z0-9_\x80-\uffff]/g, "\\$&"),
      value.replaceAll("'", "''"),
      value.replaceAll("'", "'\\''"),
    ].map(latin1),
    ...inAddress,
    ...inAddress.map((once) => once.replaceAll("%", "%25")),
    percentEncoded(value, /[^A-Za-z0-9_.~ -]/g).replaceAll(" ", "+"),
    latin1(value).replace(/[^\x20-\x7e]/g, (byte) => `\\x${hexOf(byte.charCodeAt(0), 2)}`),
  ];
}

/** And in these for others. */
function ofBytes(value: string): Writing[] {
  const bytes = Buffer.from(value, "utf8");
  const wide = Buffer.from(value, "utf16le");
  const pairs = bytes.toString("hex").match(/../g) ?? [];
  const hex = pairs.length < 5 ? [] : [":", " ", "-"].map((between) => pairs.join(between));
  return [
    ...hex.map((text) => ({ text, coded: true, anyCase: true })),
    { ...plain(`%${pairs.join("%")}`), anyCase: true },
    ...base64(bytes).map((one) => ({ ...one, text: one.text.replaceAll("+", "-").replaceAll("/", "_") })),
    ...base64(wide),
    // Without the NUL at its end it is the same with either end first.
    plain(wide.toString("latin1").slice(0, -1)),
  ];
}

function plain(text: string): Writing {
  return { text, coded: false, anyCase: false };
}

/** Wherever the value begins among the bytes that were encoded; only what nothing before or after it can change. */
function base64(bytes: Buffer): Writing[] {
  return [0, 1, 2].flatMap((before) => {
    const inner = Buffer.concat([Buffer.alloc(before, 32), bytes])
      .toString("base64")
      .replace(/=+$/, "")
      .slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
    return inner.length < 8 ? [] : [{ text: inner, coded: true, anyCase: false }];
  });
}

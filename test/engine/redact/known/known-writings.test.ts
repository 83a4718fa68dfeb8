/** A value that was learned is found in writings that begin with what the automaton does not tell apart. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import type { KnownValue } from "../../../../src/model/artifact.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";

const value = "Gartem{4821}x";
const writings: Readonly<Record<string, string>> = {
  "UTF-16": [...value].join("\0"),
  "escapes of bytes": [...value].map((one) => `\\x${one.charCodeAt(0).toString(16)}`).join(""),
  "escapes of characters": [...value].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(""),
  "escapes of code points": [...value].map((one) => `\\u{${one.charCodeAt(0).toString(16)}}`).join(""),
  "octal escapes": [...value].map((one) => `\\${one.charCodeAt(0).toString(8).padStart(3, "0")}`).join(""),
  "entities of characters": [...value].map((one) => `&#${one.charCodeAt(0)};`).join(""),
  "bytes of C": [...value].map((one) => `0x${one.charCodeAt(0).toString(16).toUpperCase()}`).join(", "),
  "bytes of a buffer": JSON.stringify(Buffer.from(value)),
  "a list of characters": JSON.stringify([...value]),
  "base64 of hexadecimal": Buffer.from(Buffer.from(value).toString("hex")).toString("base64"),
  "as it is": value,
  "percent signs": encodeURIComponent(value),
  "letters apart": [...value].join(" "),
  "an array of characters": [...value].join(", "),
  "quoted-printable": [...value].map((one) => `=${one.charCodeAt(0).toString(16).toUpperCase()}`).join(""),
  "hexadecimal of the registry": [...value].map((one) => `${one.charCodeAt(0).toString(16)},00`).join(","),
  "JavaScript's escape": [...value]
    .map((one) => `%u00${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .join(""),
  "numbers of characters": [...value]
    .map((one) => `U+00${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .join(" "),
};

test.each(Object.entries(writings))("in %s", (_name, written) => {
  const redaction = createRedaction(textRedaction);
  const text = `TWS_PASSWORD='${value}'\nIB_ACCOUNT=U2997449\ndump ${written} end ${[..."U2997449"].join("\0")} end`;
  redaction.learnText(text, "log");
  const out = redaction.text(text, "x", "log");
  expect(out).not.toContain(written);
  expect(out).not.toContain(written.replace(/^.*\[(.*)\].*$/, "$1"));
  expect(out).not.toContain([..."U2997449"].join("\0"));
});

test.each(Object.entries(writings))(
  "in %s, beside more names than are looked for thoroughly",
  (_name, written) => {
    const redaction = createRedaction(textRedaction);
    for (let number = 1000; number < 1400; number++)
      redaction.know({ kind: "host", value: `quadra-box-${number}`, origin: "test" });
    redaction.know({ kind: "secret", value, origin: "test" });
    expect(redaction.text(`dump ${written} end`, "x", "log")).not.toContain(written);
  },
);

test.each(["pin%20773104", "\\u0022773104\\u0022", "pin\\x3D773104", "pin%3A773104", "a 773104"])(
  "a number is found behind the escape in %s",
  (written) => {
    const redaction = createRedaction(textRedaction);
    redaction.know({ kind: "secret", value: "773104", origin: "test" });
    expect(redaction.text(`${written} 20773104 9773104`, "x")).toBe(
      `${written.replace("773104", "<secret-1>")} 20773104 9773104`,
    );
  },
);

test("a value of signs is found as a browser writes it in an address", () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: "x^y|z{9}", origin: "test" });
  const text =
    "http://localhost/?k=x^y|z%7B9%7D http://localhost/?k=x^y|z{9}#x http://x%5Ey%7Cz%7B9%7D@localhost/";
  expect(redaction.text(text, "x")).not.toContain("z");
});

test.each([
  ["Go", '{"v":"r\\u0026d\\u003c2025\\u003ek"}'],
  [".NET", '{"v":"r\\u0026d\\u003C2025\\u003Ek"}'],
])("signs between few letters as %s escapes them in JSON", (_name, written) => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: "r&d<2025>k", origin: "test" });
  expect(redaction.text(written, "x")).toBe('{"v":"<secret-1>"}');
});

test("a name is found as `who` and `ps` cut it, but not where a word is left", () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "user", value: "janetteroe", origin: "test" });
  redaction.know({ kind: "host", value: "nautilus-box", origin: "test" });
  const out = redaction.text("janetter tty1, janette+ 1234, janetterx, nautilus_trader", "x");
  expect(out).toBe("<user-1> tty1, <user-1> 1234, janetterx, nautilus_trader");
});

test.each([
  [
    "a UUID without its dashes",
    "secret",
    "d4c718e3-960d-47cc-ac66-d3de30d036f9",
    "d4c718e3960d47ccac66d3de30d036f9.bin",
  ],
  [
    "a UUID with its dashes",
    "secret",
    "D4C718E3960D47CCAC66D3DE30D036F9",
    "/D4C718E3-960D-47CC-AC66-D3DE30D036F9/",
  ],
  ["a MAC in the name of an interface", "mac", "9c:3e:07:7a:93:e7", "enx9c3e077a93e7"],
  ["a person in the name of a file", "person", "Tobias Vantongeren", "statement_tobias_vantongeren_2025.pdf"],
])("%s", (_name, kind, value, written) => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: kind as KnownValue["kind"], value, origin: "test" });
  const bare = (text: string) => text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  expect(bare(written)).toContain(bare(value));
  expect(bare(redaction.text(`saw ${written} there`, "x"))).not.toContain(bare(value));
});

test("a known number, or the bytes of a value, that stand bare in JSON become texts: the document still parses", () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: "84412077", origin: "test" });
  redaction.know({ kind: "secret", value: "Kestrel77Vp", origin: "test" });
  const json = { x: 84412077, y: [84412077], bytes: [...Buffer.from("Kestrel77Vp")], port: 4002 };
  const out = JSON.parse(redaction.text(JSON.stringify(json), "x"));
  expect(out).toEqual({ x: "<secret-1>", y: ["<secret-1>"], bytes: ["<secret-2>"], port: 4002 });
});

test("a value of other letters is found where its encoding was taken for another", () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: "Mapleü774ß", origin: "test" });
  expect(redaction.text("MapleÃ¼774ÃŸ MapleÃ¼774Ã\x9f Mapleü774ß", "x")).toBe(
    "<secret-1> <secret-1> <secret-1>",
  );
});

test("an account is found with a sign behind its letters", () => {
  const redaction = createRedaction(textRedaction);
  redaction.learnText("account U8841207");
  expect(redaction.text("U-8841207 u_8841207 U 8841207", "x")).toBe(
    Array(3).fill("<account-1:live>").join(" "),
  );
});

test.each([
  "Me\\u00f6fa\\u00df8684",
  "Me\\u00F6fa\\u00DF8684",
  "Me&#246;fa&#223;8684",
  "Me\\xc3\\xb6fa\\xc3\\x9f8684",
  "Me=C3=B6fa=C3=9F8684",
])("a value with letters of another language is found where only these are escaped: %s", (written) => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: "Meöfaß8684", origin: "test" });
  expect(redaction.text(`v=${written};`, "x")).toBe("v=<secret-1>;");
});

test("a telephone number is found as a gateway writes it", () => {
  const redaction = createRedaction(textRedaction);
  const text = "mobile: +49 171 2648670\nsms -> 00491712648670, 491712648670";
  redaction.learnText(text);
  expect(redaction.text(text, "x")).toBe("mobile: <phone-1>\nsms -> <phone-1>, <phone-1>");
});

test("the surname of a known person is that person; what ends the name of a company is nobody", () => {
  const redaction = createRedaction(textRedaction);
  const text = [
    "Account holder: Laurits Echeverria",
    "Account holder: Winter Capital Holdings",
    "TITLE: STATEMENT ECHEVERRIA JAN, file Echeverria, Laurits.pdf, Holdings stay",
  ].join("\n");
  redaction.learnText(text);
  expect(redaction.text(text, "x").split("\n").at(-1)).toBe(
    "TITLE: STATEMENT <person-1> JAN, file <person-1>, Laurits.pdf, Holdings stay",
  );
});

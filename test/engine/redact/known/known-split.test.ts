/** A value that was learned is found where it stands in parts. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";

const SECRET = "Kestrel77Vp";
const ACCOUNT = "U7654321";

function redacted(text: string): string {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: SECRET, origin: "test" });
  redaction.know({ kind: "account", value: ACCOUNT, origin: "test" });
  return redaction.text(text, "x");
}

test.each([
  ["strings side by side", 'x = ("Kestre" "l77Vp")', 'x = ("<secret-1>" "<secret-1>")'],
  ["strings added", "x = 'Kestre' +\n    'l77Vp'", "x = '<secret-1>' +\n    '<secret-1>'"],
  ["strings of Visual Basic", 'x = "Kestre" & _\r\n    "l77Vp"', 'x = "<secret-1>" & _\r\n    "<secret-1>"'],
  ["strings of PHP", "$x = 'Kest' . 'rel77Vp'", "$x = '<secret-1>' . '<secret-1>'"],
  ["a continued line", "x Kestr\\\nel77Vp", "x <secret-1>\\\n<secret-1>"],
  ["the soft break of a mail", "x Kestrel=\r\n77Vp", "x <secret-1>=\r\n<secret-1>"],
  ["wrapped output", "x Kestrel7\n  7Vp", "x <secret-1>\n  <secret-1>"],
  ["a character of no width", "x Kestrel\u200b77Vp", "x <secret-1>\u200b<secret-1>"],
])("%s", (_name, text, out) => {
  expect(redacted(text)).toBe(out);
});

test("another end, or no beginning, is another text", () => {
  for (const text of ['"Kestre" "l78Vp"', '"Kestre" x "l77Vp"', "Kest\nKestrel", '"l77" "Vp"'])
    expect(redacted(text)).toBe(text);
});

/** The dump of `od`, `hexdump -C` and `xxd`, of which each puts blanks elsewhere. */
const DUMPS: Readonly<Record<string, (bytes: readonly string[], at: number, text: string) => string>> = {
  "hexdump -C": (bytes, at, text) =>
    `${at.toString(16).padStart(8, "0")}  ${[bytes.slice(0, 8), bytes.slice(8)].map((half) => half.join(" ")).join("  ")}  |${text}|`,
  od: (bytes, at, text) => `${at.toString(16).padStart(6, "0")} ${bytes.join(" ")}  >${text}<`,
  xxd: (bytes, at, text) => {
    const words = bytes.join("").match(/.{1,4}/g) ?? [];
    return `${at.toString(16).padStart(8, "0")}: ${words.join(" ").padEnd(39)}  ${text}`;
  },
};

function dump(text: string, line: (typeof DUMPS)[string]): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += 16) {
    const part = text.slice(at, at + 16);
    lines.push(
      line(
        [...Buffer.from(part)].map((byte) => byte.toString(16).padStart(2, "0")),
        at,
        part,
      ),
    );
  }
  return `${lines.join("\n")}\n`;
}

test.each(Object.entries(DUMPS))(
  "the bytes of a message as %s shows them, and the text beside them",
  (_name, line) => {
    // Not where the first bytes stand on two lines: there is nothing to look for.
    for (const before of [0, 3, 5]) {
      const text = dump(`${"-".repeat(before)}hello ${SECRET} and ${ACCOUNT} too`, line);
      const out = redacted(text);
      expect(out.split("\n").length).toBe(text.split("\n").length);
      // What would be read from what is left: the bytes, and the text.
      const left = out.split("\n").map((one) => one.replace(/<[a-z]+-\d+(?::live)?>/g, "~"));
      const bytes = left
        .map((one) =>
          one
            .replace(/^[\da-f]+:?/, "")
            .split(/ {2}[|>]?[-a-z~]/)[0]
            ?.replace(/\s/g, ""),
        )
        .join("");
      for (const secret of [SECRET, ACCOUNT]) {
        expect(bytes).not.toContain(Buffer.from(secret).toString("hex").slice(4));
        expect(left.join("")).not.toContain(secret.slice(2));
      }
      expect(bytes).toContain(Buffer.from("hello ").toString("hex"));
    }
  },
);

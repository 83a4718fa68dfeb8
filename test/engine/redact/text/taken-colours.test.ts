/** Colours are taken out for the search and stand where they stood in what is written. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { createTakenColours } from "../../../../src/engine/redact/text/taken-colours.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";
import { braces } from "../passes/braces.ts";

function redacted(text: string, keepsColours: boolean): string {
  const redaction = createRedaction({ redactors: [braces], keepsColours });
  redaction.learnText(text);
  return redaction.text(text, "x");
}
const coloured = (text: string) => redacted(text, true);

async function filtered(parts: readonly Buffer[]): Promise<string> {
  async function* input() {
    yield* parts;
  }
  const out: Uint8Array[] = [];
  const redaction = createRedaction({ redactors: [braces], keepsColours: true });
  for await (const part of redaction.filter(input(), "-")) out.push(part);
  return Buffer.concat(out).toString();
}

test("a line in which nothing is hidden stays to the byte", () => {
  const line =
    "\x1b[1m2026-03-01T14:56:44.082974369Z\x1b[0m \x1b[94m[INFO] TRADER-000.Cache\x1b[0mready \\u001b[1m\x1b[0m";
  const redaction = createRedaction({ ...textRedaction, keepsColours: true });
  redaction.learnText(line);
  expect(redaction.text(line, "x")).toBe(line);
  expect(createRedaction(textRedaction).text(line, "x")).not.toContain("\x1b");
});

test("colours within what is hidden come behind its name, those around it stay around it", () => {
  expect(coloured("a \x1b[35m{Zq8R\x1b[1mk2Vw9}\x1b[0m\n")).toBe("a \x1b[35m{<secret-1>\x1b[1m}\x1b[0m\n");
  expect(coloured("{\x1b[1mZq8Rk2Vw9\x1b[0m}")).toBe("{\x1b[1m<secret-1>\x1b[0m}");
});

test("the address of a link does not come back", () => {
  expect(coloured("\x1b[1m\x1b]8;;file:///home/joe\x1b\\bot.log\x1b]8;;\x1b\\\x1b[0m")).toBe(
    "\x1b[1mbot.log\x1b[0m",
  );
});

const pieces = [
  "\x1b[35m",
  "\x1b[0m",
  "\\x1b[1m",
  "\x1b[",
  "{Zq8R",
  "k2Vw9}",
  "{",
  "}",
  " ",
  "\n",
  "word",
  "7",
  "é",
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(""));
/** Where a colour keeps words apart, a blank stands for it. */
const withoutBlanks = (text: string) => text.replaceAll(" ", "");

test("without them the text is what it is when they are left out, however it is cut", async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), async (text, at) => {
      const written = coloured(text);
      expect(withoutBlanks(createRedaction({ redactors: [] }).text(written, "x"))).toBe(
        withoutBlanks(redacted(text, false)),
      );
      const bytes = Buffer.from(text);
      const cut = at % (bytes.length + 1);
      expect(await filtered([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(written);
    }),
  );
});

test("colours that were put back are forgotten, however many a stream has", () => {
  const taken = createTakenColours();
  const output = { write: () => undefined, writeText: () => undefined, take: () => [] };
  const sink = taken.puttingBack({ keep: output.write, hide: () => undefined }, output);
  const line = Buffer.from("0123456789");
  const colour = Buffer.from("\x1b[35m");
  const before = process.memoryUsage().arrayBuffers;
  // What is written is always a line behind what is read, as in a stream.
  for (let lines = 0; lines < 1_000_000; lines++) {
    taken.add(5, colour, 0, colour.length, false);
    taken.goOn(line.length);
    if (lines > 0) sink.keep(line, 0, line.length);
  }
  // A million of them take 18 MB.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4e6);
});

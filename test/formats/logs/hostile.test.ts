import fc from "fast-check";
import { check } from "recheck";
import { describe, expect, it } from "vitest";
import { cleanLine } from "../../../src/formats/logs/clean-line.ts";
import type { LogEvent } from "../../../src/formats/logs/event.ts";
import { createLineDecoder } from "../../../src/formats/logs/line-decoder.ts";
import { allPhrases } from "../../../src/formats/logs/phrases/index.ts";
import { createLogReader } from "../../../src/formats/logs/reader.ts";
import { findNarrowText } from "../../../src/model/narrow-text.ts";
import { read } from "./read.ts";

/** Pieces that readers look for, so that random text reaches deep into them. */
const PIECES = [
  ...[
    "Traceback (most recent call last):",
    '  File "a.py", line 1, in f',
    "    x()",
    "ValueError: y",
    "\u001b[31m",
    "{",
    '"message":"',
  ],
  ...[
    "2025-11-02T14:03:11.403301500Z ",
    "[ERROR] ",
    "ib_async.client ",
    "Connected",
    "Connection cancelled",
    " (code: 504, req_id=-1)",
  ],
  ...[
    "Error ",
    ", reqId ",
    "TypeError(",
    "make_msg() missing 2 required positional",
    "Account `",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "    at f (a.js:1:2)",
  ],
];

const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((parts) => parts.join(""));

function decode(
  bytes: Uint8Array,
  cuts: readonly number[],
): { lines: string[]; encoding: string; binary: boolean } {
  const lines: string[] = [];
  const decoder = createLineDecoder({
    maxLine: 200,
    line: (text) => lines.push(text),
    narrowAt: findNarrowText(),
  });
  let from = 0;
  for (const cut of [...cuts.map((n) => n % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    decoder.push(bytes.subarray(from, cut));
    from = Math.max(from, cut);
  }
  decoder.end();
  return { lines, encoding: decoder.encoding(), binary: decoder.isBinary() };
}

describe("hostile logs", () => {
  it("never throw, whatever the text", () => {
    fc.assert(
      fc.property(texts, (text) => void read(text)),
      { numRuns: 400 },
    );
  });

  it("give plain JSON whose places lie within the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const count = text.split("\n").length;
        for (const event of read(text)) {
          expect(JSON.parse(JSON.stringify(event))).toEqual(event);
          expect(event.line).toBeGreaterThanOrEqual(1);
          expect(event.lastLine).toBeGreaterThanOrEqual(event.line);
          expect(event.lastLine).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("give the same lines however the bytes are cut", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), fc.array(fc.nat(), { maxLength: 6 }), (bytes, cuts) => {
        expect(decode(bytes, cuts)).toEqual(decode(bytes, []));
      }),
    );
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 20 }), (text, cuts) => {
        const bytes = Buffer.from(text);
        expect(decode(bytes, cuts)).toEqual(decode(bytes, []));
      }),
    );
  });

  it("read UTF-16 of Windows tools, with and without a mark", () => {
    const text = "[INFO] Connection cancelled\r\nNot connected (code: 504)\r\n".repeat(4);
    for (const mark of ["", "\ufeff"]) {
      const le = Buffer.from(mark + text, "utf16le");
      const be = Buffer.from(le).swap16();
      expect(decode(le, [7]).encoding).toBe("utf-16le");
      expect(decode(be, [7]).lines.at(-1)).toBe("Not connected (code: 504)");
    }
  });

  it("read UTF-16 up to where text of another encoding was appended", () => {
    const wide = Buffer.from(`\ufeff${"[INFO] Connection cancelled\r\n".repeat(200)}`, "utf16le");
    for (const tail of ["using account U1234567 now\r\n", "\r\nU1234567"]) {
      const read = decode(Buffer.concat([wide, Buffer.from(tail)]), [wide.length]);
      expect(read.lines.join("\n")).not.toMatch(/[\u2000-\uffef]/);
      expect(read.lines.length).toBeGreaterThan(2);
    }
  });

  it.each(["utf-16le", "utf-16be"])("read every whole line of a short one up to there, in %s", (encoding) => {
    const wide = Buffer.from("\ufeffone two\r\nthree four\r\n", "utf16le");
    if (encoding === "utf-16be") wide.swap16();
    const bytes = Buffer.concat([wide, Buffer.from("appended by another shell\r\n")]);
    for (const cuts of [[], [wide.length], [wide.length + 5], [3, 17]]) {
      expect(decode(bytes, cuts)).toMatchObject({ lines: ["one two", "three four"], encoding });
    }
  });

  it("read on where UTF-16 was appended to text of another encoding", () => {
    const appended = Buffer.from("Not connected (code: 504)\r\n".repeat(20), "utf16le");
    for (const begin of ["[INFO] Connection cancelled\r\n", "[INFO] Connection cancelled!\r\n"]) {
      const { lines, binary } = decode(Buffer.concat([Buffer.from(begin), appended]), [9]);
      expect(binary).toBe(false);
      expect(lines.map(cleanLine).filter((line) => line !== "")).toHaveLength(21);
    }
  });

  it("see over the holes that logrotate and a crash leave", () => {
    const hole = Buffer.alloc(200_000);
    const read = decode(Buffer.concat([hole, Buffer.from("one\ntwo\n"), hole]), [70_000, 140_000, 200_004]);
    expect(read).toMatchObject({ lines: ["one", "two"], binary: false });
  });

  it("know a binary file", () => {
    expect(
      decode(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 62, 0]), []).binary,
    ).toBe(true);
  });

  it("carry no terminal sequence into an event", () => {
    const events: LogEvent[] = [];
    const reader = createLogReader({ artifact: "a", emit: (event) => events.push(event) });
    reader.line("\u001b]0;owned\u0007[INFO] Connection cancelled\u202e\u001b[2J");
    reader.end();
    expect(events.map(({ text }) => text)).toEqual(["Connection cancelled"]);
    expect(events).toHaveLength(1);
  });

  it("finish a pathological megabyte at once", () => {
    for (const evil of [
      "Error Error Error ",
      "[INFO] ",
      "a.b.c ",
      "(code: ",
      "Account `",
      "2025-01-01 00:00:00 ",
    ])
      read(evil.repeat(60_000));
  });
});

describe("phrases", () => {
  it("match in time linear, or at worst quadratic on a line of 4096 characters", async () => {
    // One repetition, at worst begun at every place, is quadratic by itself
    for (const { pattern } of allPhrases.filter((one) => repetitions(one.pattern) > 1)) {
      const found = await check(pattern.source, pattern.flags, { timeout: 5000 });
      if (found.status === "vulnerable") expect(found.complexity.type, pattern.source).toBe("polynomial");
    }
  }, 300_000);
});

function repetitions({ source }: RegExp): number {
  const bare = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x").replace(/\(\?(?:<\w+>|[:=!]|<[=!])/g, "(");
  return bare.match(/[*+?]|\{\d+,\d*\}/g)?.length ?? 0;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createExcerpt } from "../../../src/capture/logs/excerpt.ts";
import type { EventKind, LogEvent } from "../../../src/formats/logs/event.ts";

const LIMITS = { maxCharacters: 20_000, maxEvents: 40 };

function event(kind: EventKind, line: number): LogEvent {
  return {
    kind,
    client: "nautilus",
    at: null,
    atMs: null,
    level: null,
    component: null,
    text: `line ${line}`,
    artifact: "logs/a",
    line,
    lastLine: line,
  };
}

/** An excerpt of a log of `count` lines with these events. */
function excerptOf(count: number, events: ReadonlyMap<number, EventKind>) {
  const excerpt = createExcerpt(LIMITS);
  for (let line = 1; line <= count; line += 1) {
    excerpt.line(`line ${line}`);
    const kind = events.get(line);
    if (kind !== undefined) excerpt.event(event(kind, line));
  }
  return excerpt.build();
}

describe("the excerpt of a log", () => {
  it("is the log when that fits", () => {
    const { text, omittedLines } = excerptOf(100, new Map());
    expect(text).toBe(`${Array.from({ length: 100 }, (_, i) => `line ${i + 1}`).join("\n")}\n`);
    expect(omittedLines).toBe(0);
  });

  it("keeps the failure in the middle, the beginning and the end of a long log, and says what is missing", () => {
    const { text, events, omittedLines } = excerptOf(100_000, new Map([[50_000, "connection-cancelled"]]));
    expect(text.length).toBeLessThan(LIMITS.maxCharacters * 1.2);
    expect(text).toContain("line 49990\n");
    expect(text).toContain("line 50000\n");
    expect(text).toContain("line 50020\n");
    expect(text.startsWith("line 1\n")).toBe(true);
    expect(text.endsWith("line 100000\n")).toBe(true);
    expect(text).toMatch(/^\[… \d+ lines left out …\]$/m);
    expect(events).toHaveLength(1);
    const kept = text.split("\n").filter((line) => line.startsWith("line ")).length;
    expect(kept + omittedLines).toBe(100_000);
  });

  it("keeps the first failures and the last when thousands repeat", () => {
    const events = new Map<number, EventKind>();
    for (let line = 100; line < 100_000; line += 50) events.set(line, "connection-failed");
    const { events: kept, droppedEvents } = excerptOf(100_000, events);
    expect(kept.length).toBeLessThanOrEqual(LIMITS.maxEvents);
    expect(kept[0]?.text).toBe("line 100");
    expect(kept.at(-1)?.text).toBe("line 99950");
    expect(kept.length + droppedEvents).toBe(events.size);
  });

  it("numbers events by the lines of the excerpt, always", () => {
    const kinds: readonly EventKind[] = ["environment", "error-code", "connection-failed", "traceback"];
    const places = fc.dictionary(
      fc.nat({ max: 4000 }).map((n) => String(n + 1)),
      fc.constantFrom(...kinds),
      { maxKeys: 120 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), places, (count, found) => {
        const events = new Map(
          Object.entries(found)
            .map(([line, kind]): [number, EventKind] => [Number(line), kind])
            .filter(([line]) => line <= count),
        );
        const excerpt = excerptOf(count, events);
        const lines = excerpt.text.split("\n");
        for (const { line, text } of excerpt.events) expect(lines[line - 1]).toBe(text);
        expect(excerpt.events.length + excerpt.droppedEvents).toBe(events.size);
        expect(excerpt.text.length).toBeLessThan(LIMITS.maxCharacters + 40_000);
      }),
      { numRuns: 60 },
    );
  });
});

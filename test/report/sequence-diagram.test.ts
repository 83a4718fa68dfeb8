import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sequenceDiagram } from "../../src/report/sequence-diagram.ts";

const event = (text: string, from: "program" | "tws" | null = "program") => ({
  atMs: 1.25,
  lane: "program" as const,
  from,
  to: from === null ? null : from === "program" ? ("tws" as const) : ("program" as const),
  text,
  evidence: null,
  telling: true,
});
const timeline = (events: ReturnType<typeof event>[]) => ({ fromMs: 0, toMs: 9, events, eventsNotKept: 0 });

describe("the sequence diagram", () => {
  test("draws what was said between program and TWS", () => {
    expect(sequenceDiagram(timeline([event("startApi"), event("nextValidId", "tws")]))).toBe(
      [
        "sequenceDiagram",
        "  participant program as Program",
        "  participant tws as TWS",
        "  program->>tws: 1.3 ms startApi",
        "  tws->>program: 1.3 ms nextValidId",
      ].join("\n"),
    );
  });

  test("is left out when nothing was said", () => {
    expect(sequenceDiagram(timeline([event("a note", null)]))).toBeNull();
  });

  test("stays below 5,000 characters and one statement a line, whatever the events hold", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.constantFrom("end", "a; b", "%% x", "#35;", "x\nloop y", "```"),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const diagram = sequenceDiagram(timeline([event("x"), ...texts.map((one) => event(one))])) ?? "";
        expect(diagram.length).toBeLessThan(5000);
        for (const line of diagram.split("\n").slice(3))
          expect(line).toMatch(/^ {2}program->>tws: (?:[\p{L}\p{N} .,:_/()=+'-]|#\d+;)*$/u);
        expect(diagram).not.toMatch(/: .*\bend\b/);
      }),
      { numRuns: 500 },
    );
  });
});

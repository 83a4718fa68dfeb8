/** Who hides what where several want to: checked against the same said plainly, on random spans. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pseudonymShield } from "../../../src/engine/redact/pseudonyms.ts";
import { rankedRedactor } from "../../../src/engine/redact/search/program.ts";
import {
  createWaitingSpans,
  type FoundSpan,
  resolve,
  withoutKept,
} from "../../../src/engine/redact/spans.ts";
import type { Redactor } from "../../../src/model/redactor.ts";
import { freshSeed } from "../../fakes/seed.ts";

const seed = freshSeed("spans");

const redactor = (id: string): Redactor => ({
  ...{ id, kind: id, title: id, triggers: [], before: 0, after: 0 },
  find: () => [],
  examples: { hide: [], keep: [] },
});
const ranked = (rank: number) => rankedRedactor(redactor(`rule ${rank}`), rank);
const [first, second, third] = [ranked(0), ranked(1), ranked(2)];
const shield = rankedRedactor(pseudonymShield, 9);

function span(start: number, end: number, more: Partial<FoundSpan> = {}): FoundSpan {
  const plain = { kind: "secret", label: null, learn: true, canonical: null, wrap: "" };
  return { start, end, owner: first, ...plain, ...more };
}

const someSpan = fc
  .record({
    start: fc.nat(30),
    length: fc.integer({ min: 1, max: 12 }),
    owner: fc.constantFrom(first, second, third, shield),
    canonical: fc.constantFrom(null, "plain"),
    learn: fc.boolean(),
  })
  .map(({ start, length, ...more }) => span(start, start + length, more));

const shown = (spans: readonly FoundSpan[]) => spans.map(({ start, end }) => [start, end]);

describe("a group of spans that overlap", () => {
  /** Negative when `a` is the stronger: a pseudonym, the longer, the one that can read it, the one listed first, the earlier. */
  const weaker = (a: FoundSpan, b: FoundSpan): number => {
    const marks = (one: FoundSpan) => [
      one.owner === shield ? 0 : 1,
      one.start - one.end,
      one.canonical !== null && one.learn ? 0 : 1,
      one.owner.rank,
      one.start,
    ];
    const [left, right] = [marks(a), marks(b)];
    const at = left.findIndex((mark, index) => mark !== right[index]);
    return (left[at] ?? 0) - (right[at] ?? 0);
  };

  test("every place belongs to the strongest that wants it hidden, in order, each stretch once", () => {
    fc.assert(
      fc.property(fc.array(someSpan, { maxLength: 7 }), (spans) => {
        const strongest = [...spans].sort(weaker);
        const wanted = Array.from({ length: 45 }, (_, at) =>
          strongest.findIndex((one) => one.start <= at && at < one.end),
        );
        const hidden = resolve(spans);
        const owned = new Array(45).fill(-1);
        let last = 0;
        for (const piece of hidden) {
          expect(piece.start).toBeGreaterThanOrEqual(last);
          expect(piece.end).toBeGreaterThan(piece.start);
          const { start, end, ...of } = piece;
          owned.fill(of, start, end);
          last = end;
        }
        const owner = (index: number) => {
          const one = strongest[index];
          if (one === undefined) return -1;
          const { start, end, ...of } = one;
          return of;
        };
        expect(owned).toEqual(wanted.map(owner));
        // No more pieces than needed: one ends only where another begins, or at its own end.
        const ends = new Set(spans.flatMap(({ start, end }) => [start, end]));
        for (const { start, end } of hidden) expect([ends.has(start), ends.has(end)]).toEqual([true, true]);
      }),
      { numRuns: 1000, seed },
    );
  });

  test("one alone is left as it is", () => {
    const alone = [span(3, 9)];
    expect(resolve(alone)).toEqual(alone);
    expect(resolve([])).toEqual([]);
  });
});

describe("spans that wait", () => {
  /** Spans that overlap, one with the next, belong together. */
  function groupsOf(spans: readonly FoundSpan[]): number[][][] {
    const groups: number[][][] = [];
    let end = -1;
    for (const one of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (one.start >= end) groups.push([]);
      groups.at(-1)?.push([one.start, one.end]);
      end = Math.max(end, one.end);
    }
    return groups;
  }

  test("come out in groups and in order, each as soon as nothing can still join it", () => {
    const arrivals = fc.array(fc.array(someSpan, { maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(arrivals, (parts) => {
        const waiting = createWaitingSpans();
        const all: FoundSpan[] = [];
        const taken: number[][][] = [];
        for (const [turn, part] of parts.entries()) {
          // What is found in a turn begins behind what was settled before it.
          const settled = turn * 40;
          for (const one of part) {
            const moved = { ...one, start: one.start + settled, end: one.end + settled };
            all.push(moved);
            waiting.add(moved);
          }
          const until = turn === parts.length - 1 ? Number.POSITIVE_INFINITY : settled + 40;
          for (let group = waiting.take(until); group !== null; group = waiting.take(until))
            taken.push(shown(group));
          const waits = groupsOf(all).slice(taken.length).flat();
          expect(waiting.firstStart()).toBe(waits[0]?.[0] ?? null);
          expect(taken).toEqual(
            groupsOf(all).filter((group) => group.every(([, end]) => (end ?? 0) <= until)),
          );
        }
        expect(taken).toEqual(groupsOf(all));
      }),
      { numRuns: 500, seed },
    );
  });

  test("of one place come with the shorter first, and of equals with the one listed first", () => {
    const waiting = createWaitingSpans();
    for (const one of [span(5, 9, { owner: second }), span(5, 9, { owner: first }), span(5, 7), span(4, 8)])
      waiting.add(one);
    expect(waiting.firstStart()).toBe(4);
    expect(waiting.take(9)).toEqual([span(4, 8), span(5, 7), span(5, 9), span(5, 9, { owner: second })]);
    expect(waiting.take(9)).toBeNull();
    expect(waiting.firstStart()).toBeNull();
  });

  test("are kept back while something may still be found that joins them", () => {
    const waiting = createWaitingSpans();
    waiting.add(span(2, 6));
    for (const settled of [0, 2, 5]) expect(waiting.take(settled)).toBeNull();
    expect(waiting.firstStart()).toBe(2);
    expect(waiting.take(6)).toEqual([span(2, 6)]);
  });

  test("make groups of bounded size, however many overlap and however far they reach", () => {
    const many = createWaitingSpans();
    for (let at = 0; at < 600; at++) many.add(span(at, 1000));
    const sizes = [many.take(1000), many.take(1000), many.take(1000)].map((group) => group?.length);
    expect(sizes).toEqual([256, 256, 88]);
    const far = createWaitingSpans();
    for (let at = 5000; at <= 25_000; at += 128) far.add(span(at, at + 150));
    expect(far.take(99_999)?.at(-1)?.start).toBe(5000 + 16_384);
    expect(far.take(99_999)?.at(0)?.start).toBe(5000 + 16_384 + 128);
  });
});

test("of a kept kind nothing is hidden, nor a name within it; what reaches beyond it is", () => {
  const kept = span(10, 30, { kind: "email" });
  const login = span(10, 14, { kind: "user" });
  const host = span(15, 30, { kind: "host" });
  const beyond = span(25, 31, { kind: "host" });
  const before = span(9, 14, { kind: "user" });
  const secret = span(12, 20, { kind: "secret" });
  const elsewhere = span(40, 50, { kind: "email" });
  const all = [kept, elsewhere, login, host, beyond, before, secret];
  expect(withoutKept(all, new Set(["email"]))).toEqual([beyond, before, secret]);
  expect(withoutKept(all, new Set(["token"]))).toEqual(all);
  expect(withoutKept(all, new Set(["secret"]))).toEqual([kept, elsewhere, login, host, beyond, before]);
});

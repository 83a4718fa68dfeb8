/** What one machine may file without a person: three issues in 24 hours, ten minutes apart, and five comments. */
import { expect, test } from "vitest";
import { capReached, mayComment } from "../../src/filing/caps.ts";
import type { LedgerRecord } from "../../src/filing/state/ledger.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ago = (ms: number) => new Date(NOW - ms).toISOString();

function record(change: Partial<LedgerRecord>): LedgerRecord {
  return {
    ...{
      schemaVersion: 1,
      api: "https://api.github.com",
      repo: "o/r",
      fingerprint: "f",
      number: 1,
      url: "u",
    },
    ...{ created: true, at: ago(0), lastSeen: ago(0), count: 1, version: null, commentedAt: null },
    ...change,
  };
}
const created = (...times: readonly number[]) => times.map((ms) => record({ at: ago(ms) }));

test("nothing filed yet, nothing in the way", () => {
  expect(capReached([], NOW)).toBeNull();
});

test("ten minutes lie between two, and it is said how many are left", () => {
  expect(capReached(created(9 * MINUTE), NOW)).toContain("waits 1 more");
  expect(capReached(created(MINUTE / 2), NOW)).toContain("waits 10 more");
  expect(capReached(created(10 * MINUTE), NOW)).toBeNull();
  expect(capReached(created(300 * MINUTE, 2 * MINUTE, 200 * MINUTE), NOW)).not.toBeNull();
});

test("three in 24 hours, not a fourth", () => {
  const two = [20 * MINUTE, 60 * MINUTE];
  expect(capReached(created(...two), NOW)).toBeNull();
  expect(capReached(created(...two, DAY - 1), NOW)).toContain("filed 3 issues in 24 hours");
  expect(capReached(created(...two, DAY), NOW)).toBeNull();
});

test("what others have filed does not count", () => {
  const found = [1, 2, 3, 4].map((minutes) => record({ created: false, at: ago(minutes * MINUTE) }));
  expect(capReached(found, NOW)).toBeNull();
});

test("five comments in 24 hours, not a sixth", () => {
  const comments = (count: number, ms: number) =>
    Array.from({ length: count }, () => record({ commentedAt: ago(ms) }));
  const silent = Array.from({ length: 9 }, () => record({}));
  expect(mayComment([...silent, ...comments(4, MINUTE)], NOW)).toBe(true);
  expect(mayComment([...silent, ...comments(5, DAY - 1)], NOW)).toBe(false);
  expect(mayComment([...silent, ...comments(5, DAY)], NOW)).toBe(true);
});

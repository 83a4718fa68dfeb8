/** Whether one thing that was seen came after another, whoever saw them. */
import { describe, expect, test } from "vitest";
import type { LogEvent } from "../../../src/rules/evidence/fact-types.ts";
import {
  areDaysApart,
  isAfter,
  isLogged,
  type Moment,
  momentOf,
} from "../../../src/rules/evidence/moment.ts";

const NOON = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;

/** A moment of a log: its line, milliseconds after noon, and whether the zone is known. */
function moment(witness: string, order: number, ms: number | null, zoned = true): Moment {
  return { witness, order, atMs: ms === null ? null : NOON + ms, zoned };
}

const event = (at: string | null, atMs: number | null, artifact = "a.log") =>
  ({ artifact, line: 1, at, atMs }) as unknown as LogEvent;

describe("whether it came after the other", () => {
  test.each<[string, Moment, Moment, boolean | null]>([
    ["the lines of one log tell", moment("a", 2, 0), moment("a", 1, 5), true],
    ["and without times as well", moment("a", 1, null), moment("a", 2, null), false],
    ["of two logs the times", moment("a", 1, 5), moment("b", 9, 0), true],
    ["both without a zone", moment("a", 1, 0, false), moment("b", 9, 5, false), false],
    ["equal times tell nothing", moment("a", 1, 5), moment("b", 9, 5), null],
    ["nor does a missing one", moment("a", 1, null), moment("b", 9, 5), null],
    ["nor do hours beside a zone that is not told", moment("a", 1, 3 * HOUR), moment("b", 9, 0, false), null],
    ["days do", moment("a", 1, 30 * HOUR), moment("b", 9, 0, false), true],
    [
      "a clock without a date is not of 1970",
      { ...moment("a", 1, 0), atMs: 12 * HOUR, zoned: false },
      moment("b", 9, 0, false),
      null,
    ],
    [
      "the probe comes last",
      { ...moment("probe", 0, 0), atMs: Number.POSITIVE_INFINITY },
      moment("a", 1, 0, false),
      true,
    ],
  ])("%s", (_, one, other, told) => {
    expect(isAfter(one, other)).toBe(told);
    expect(isAfter(other, one)).toBe(told === null ? null : !told);
  });

  test.each([
    ["2026-03-01T12:00:00.000Z", true],
    ["2026-03-01 12:00:00 +0100", true],
    ["2026-03-01 12:00:00 UTC", true],
    ["1772366400.25", true],
    ["2026-03-01 12:00:00,000", false],
    ["12:00:00", false],
  ])("the zone of %s is known: %s", (at, zoned) => expect(momentOf(event(at, NOON)).zoned).toBe(zoned));

  test("events of two logs", () => {
    const [early, late] = [
      event("2026-03-01T12:00:00Z", NOON),
      event("2026-03-01T12:00:01Z", NOON + 1, "b.log"),
    ];
    expect([isLogged(late, { after: early }), isLogged(early, { after: late })]).toEqual([true, false]);
  });
});

test("days apart are told whatever the zones, and only of what has a date", () => {
  const noon = event("2026-03-01 12:00:00", NOON);
  expect(areDaysApart(noon, event("2026-03-03 12:00:00", NOON + 48 * HOUR))).toBe(true);
  expect(areDaysApart(noon, event("2026-03-02 12:00:00", NOON + 24 * HOUR))).toBe(false);
  expect(areDaysApart(noon, event("12:00:00", 12 * HOUR))).toBe(false);
});

import { expect, test } from "vitest";
import { clockSkew } from "../../src/ib/connection-time.ts";

const NOW = new Date("2026-03-01T14:30:00.900Z");

test.each([
  ["20260301 09:30:00 EST", 0, true],
  ["20260301 09:30:10 EST", 10, true],
  ["20260301 15:30:00 CET", 0, true],
  ["20260301 14:29:00 Greenwich Mean Time", -60, true],
  ["20260301 22:30:00 CST", 0, true],
  ["20260301 08:30:00 CST", 0, true],
  ["20260301 22:30:00 中国标准时间", 0, true],
  ["20260301 22:32:00 Asia/Shanghai", 120, true],
  ["20260301 20:00:00 GMT+05:30", 0, true],
  // A zone nobody knows: only what is not a multiple of a quarter of an hour can be told.
  ["20260301 17:45:07 Lunar Time", 7, false],
])("a hello at %s is %i s off", (text, seconds, zoneKnown) => {
  expect(clockSkew(text, NOW)).toEqual({ seconds, zoneKnown });
});

test("a time that is none gives no skew", () => {
  expect(clockSkew("yesterday", NOW)).toBeNull();
});

import type { LogEvent } from "./fact-types.ts";

/** When somebody saw something: its place in what that witness saw, and the time as far as it is known. */
export interface Moment {
  /** The log, the tap or the probe. */
  readonly witness: string;
  readonly order: number;
  /** Infinity: by the probe, which comes last. */
  readonly atMs: number | null;
  /** Whether the zone of the time is known. */
  readonly zoned: boolean;
}

/** Clocks of two zones differ by so much at most: UTC-12 to UTC+14. */
const ZONES_MS = 14 * 3_600_000;
/** What lies further apart is no part of one trouble. */
const DAY_MS = 24 * 3_600_000;
/** A time without a date or without a year counts from 1970. */
const DATED_MS = Date.UTC(1980);

/** With its zone, or counted from 1970 as JSON logs do. */
const ZONED = /(?:Z|UTC|[+-]\d\d:?\d\d)$|^\d{9,}(?:\.\d+)?$/;

export function momentOf({ artifact, line, atMs, at }: LogEvent): Moment {
  return { witness: artifact, order: line, atMs, zoned: ZONED.test(at ?? "") };
}

/**
 * Whether the first came after the second; `null` when nobody can tell. Logs of one run share their clock, so times
 * without a zone are compared with each other; with those of a zone only where they are further apart than any zones.
 */
export function isAfter(one: Moment, other: Moment): boolean | null {
  if (one.witness === other.witness) return one.order > other.order;
  if (one.atMs === null || other.atMs === null || one.atMs === other.atMs) return null;
  if (one.atMs < DATED_MS !== other.atMs < DATED_MS) return null;
  const apart = one.atMs - other.atMs;
  return one.zoned === other.zoned || Math.abs(apart) > ZONES_MS ? apart > 0 : null;
}

/** The same for two events of logs. */
export function isLogged(later: LogEvent, { after }: { readonly after: LogEvent }): boolean | null {
  return isAfter(momentOf(later), momentOf(after));
}

/** Whether two events are of different days, whatever their zones; what has no date is of no other day. */
export function areDaysApart(one: LogEvent, other: LogEvent): boolean {
  if (one.atMs === null || other.atMs === null || one.atMs < DATED_MS || other.atMs < DATED_MS) return false;
  return Math.abs(one.atMs - other.atMs) > DAY_MS + ZONES_MS;
}

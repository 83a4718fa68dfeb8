import type { Timing } from "./timing.ts";

/** Machines that may fail in the same second; more only raise the chance of a twin, which is closed afterwards. */
const MACHINES = 512;

/** The time within which machines that fail together file: wide beside the time that a look and a request take. */
export function windowMs(timing: Timing, roundTripMs: number): number {
  const [least, most] = timing.windowMs;
  return Math.min(most, Math.max(least, roundTripMs * timing.windowRoundTrips));
}

/**
 * How long this machine waits before it looks once more and files. Few are early and most are late (as in the Sift protocol),
 * so that the first one stands alone however many there are; everybody after him sees his issue.
 */
export function turnMs(window: number, random: number): number {
  return (window * Math.log(1 + random * (MACHINES - 1))) / Math.log(MACHINES);
}

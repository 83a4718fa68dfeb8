import type { Timing } from "./timing.ts";

/** Machines that may fail in the same second; more only raise the chance of a twin, which is closed afterwards. */
const MACHINES = 512;

/**
 * How long this machine waits before it looks once more and files. Few are early and most are late (as in the Sift protocol),
 * so that the first one stands alone however many there are; everybody after him sees his issue.
 */
export function turnMs(timing: Timing, roundTripMs: number, random: number): number {
  const [least, most] = timing.windowMs;
  const window = Math.min(most, Math.max(least, roundTripMs * timing.windowRoundTrips));
  return (window * Math.log(1 + random * (MACHINES - 1))) / Math.log(MACHINES);
}

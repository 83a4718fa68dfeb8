/** How long filing waits for what; tests give shorter ones. */
export interface Timing {
  /** A request that only reads. */
  readonly readMs: number;
  /** The POST that creates; GitHub itself gives up after 10 s (docs, troubleshooting the REST API). */
  readonly createMs: number;
  /** Looks for an issue whose creation was not confirmed, counted from the failure. */
  readonly looksMs: readonly number[];
  /** After this, an unconfirmed creation that no look finds has not happened. */
  readonly settledMs: number;
  /** Between two attempts to read, doubled each time. */
  readonly retryMs: number;
  /** Between two searches: GitHub allows 30 a minute, 10 without a token (docs, rate limits for the REST API). */
  readonly searchGapMs: number;
  /** Bounds of the window in which unattended filing waits a random time. */
  readonly windowMs: readonly [number, number];
  /** How wide that window is, in round trips to the server. */
  readonly windowRoundTrips: number;
  /** Between two looks for a younger twin of our own. */
  readonly twinGapMs: number;
  /** For another process of this machine that is filing. */
  readonly lockMs: number;
  /** Between two signs of life of the lock's holder. */
  readonly beatMs: number;
  /** A holder that has shown none for this long is dead, or sleeps. */
  readonly deadAfterMs: number;
}

export const TIMING: Timing = {
  readMs: 10_000,
  createMs: 30_000,
  looksMs: [0, 2000, 5000, 15_000, 45_000],
  settledMs: 60_000,
  retryMs: 500,
  searchGapMs: 2000,
  windowMs: [2000, 60_000],
  windowRoundTrips: 40,
  twinGapMs: 1000,
  lockMs: 180_000,
  beatMs: 3000,
  deadAfterMs: 20_000,
};

import { monitorEventLoopDelay } from "node:perf_hooks";

/** Measures how late the event loop runs: the error of every time the tap notes. */
export function measureLoopDelay(): { stop(): { max: number; p99: number } } {
  const resolution = 10;
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  return {
    stop() {
      histogram.disable();
      // The histogram holds the whole interval of its timer; what exceeds that is the delay.
      const late = (nanoseconds: number) => Math.max(0, round(nanoseconds / 1e6 - resolution));
      return { max: late(histogram.max), p99: late(histogram.percentile(99)) };
    },
  };
}

function round(milliseconds: number): number {
  return Number.isFinite(milliseconds) ? Math.round(milliseconds * 10) / 10 : 0;
}

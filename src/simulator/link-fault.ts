/** A fault of the link, with the names and meaning of toxiproxy's toxics; `down` is its disabled proxy. */
export type LinkFault = (
  | { readonly fault: "latency"; readonly latencyMs: number; readonly jitterMs?: number }
  | { readonly fault: "bandwidth"; readonly kilobytesPerSecond: number }
  /** The end of the stream arrives late. */
  | { readonly fault: "slow-close"; readonly delayMs: number }
  /** No data passes; closed after the time, never when 0. */
  | { readonly fault: "timeout"; readonly timeoutMs: number }
  | { readonly fault: "reset-peer"; readonly timeoutMs: number }
  | { readonly fault: "slicer"; readonly bytes: number; readonly delayMs: number }
  /** Closed once so many bytes have passed. */
  | { readonly fault: "limit-data"; readonly bytes: number }
  | { readonly fault: "down" }
) & {
  /** Default `downstream`: what TWS sends to the client. */
  readonly stream?: "upstream" | "downstream";
};

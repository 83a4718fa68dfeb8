import type { Redacted, RedactedStream } from "./redacted.ts";

/** One file of the zip. */
export interface BundleEntry {
  readonly path: Redacted;
  readonly content: Redacted | RedactedStream;
  /** For the manifest: where it came from. */
  readonly source: Redacted;
}

/** The zip's content, before it is packed. */
export interface Bundle {
  readonly entries: readonly BundleEntry[];
}

/** What a sink answers. */
export interface Receipt {
  readonly sink: string;
  readonly ok: boolean;
  /** A path or URL when `ok`, else the reason. */
  readonly detail: string;
}

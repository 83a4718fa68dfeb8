import type { Redacted } from "../model/redacted.ts";

/** Our own tokens look like secrets and are none: hashes of public words, and random numbers made for this issue. */
const TOKEN = /\b(ibbrfp[0-9a-f]{20}|ibbrid[0-9a-f]{16})\b/;

/** How everything that leaves is made clean, and checked once more. */
export interface Cleaner {
  readonly redact: (text: string) => Redacted;
  readonly scan: (text: string) => readonly string[];
}

/** The same cleaner, but our tokens stay: without them no issue of ours would be found again. */
export function keepingTokens({ redact, scan }: Cleaner): Cleaner {
  const once = (text: string) =>
    text
      .split(TOKEN)
      .map((part, index) => (index % 2 === 1 || part === "" ? part : redact(part)))
      .join("") as Redacted;
  return {
    // What stands beside a pseudonym may be recognised only once that is there.
    redact: (text) => once(once(text)),
    scan: (text) =>
      scan(
        text
          .split(TOKEN)
          .map((part, index) => (index % 2 === 1 ? "token" : part))
          .join(""),
      ),
  };
}

/** How the redactor reads a document. `facts` and `text` have no syntax of their own to keep intact. */
export type DocumentKind = "text" | "log" | "env" | "ini" | "yaml" | "toml" | "json" | "python" | "shell";

/** A file that goes into the bundle, still raw: read twice, first to learn secrets, then to rewrite. */
export interface Artifact {
  /** Path inside the bundle, e.g. `logs/TESTER-001_2026-03-01.log`; it passes redaction as well. */
  readonly path: string;
  readonly kind: DocumentKind;
  /** Where it came from, for the manifest: an absolute path, or a sentence. */
  readonly source: string;
  /** How much it matters when the bundle's cap is reached; higher stays longer. */
  readonly importance: number;
  /** Opens the raw bytes anew; called at least twice and must give the same bytes. */
  open(): AsyncIterable<Uint8Array>;
}

/** Kinds of values that are known without a redactor, each with where they are learned. */
export const KNOWN_KINDS = {
  user: "the operating system and settings",
  host: "the operating system, settings and logs",
  home: "the operating system",
  account: "settings and what TWS answers",
  secret: "the environment, settings and arguments",
} as const;

/** A value known to be secret before any pattern is tried: under a sensitive key, in the environment, an account seen. */
export interface KnownValue {
  readonly value: string;
  /** Names the pseudonym; `hidden` is what the user asked to hide. */
  readonly kind: keyof typeof KNOWN_KINDS | "hidden";
  /** Where it was learned, without the value: `IB_PASSWORD in .env:3`. */
  readonly origin: string;
}

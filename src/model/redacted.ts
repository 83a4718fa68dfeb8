declare const brand: unique symbol;

/** Text that has passed the redaction engine. Nothing else makes it, so an unredacted string does not compile. */
export type Redacted = string & { readonly [brand]: "redacted" };

/** Bytes that pass the redaction engine while they are read. `open` may be called again. */
export interface RedactedStream {
  readonly [brand]: "redacted";
  open(): AsyncIterable<Uint8Array>;
}

/** One line of `redactions.json`: which redactor hid how much, where. Never a value. */
export interface RedactionEntry {
  readonly redactor: string;
  /** Bundle path of the document, or the fact id. */
  readonly where: string;
  readonly count: number;
  /** First few line numbers of that document, 1-based; empty where it is a name or a part of a document. */
  readonly lines: readonly number[];
}

/** What the final scan must not find: every learned value with its variants, as data. */
export interface LearnedValue {
  readonly kind: string;
  readonly value: string;
}

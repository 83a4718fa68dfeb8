import type { DocumentKind, KnownValue } from "../../model/artifact.ts";
import type { LearnedValue, Redacted, RedactedStream, RedactionEntry } from "../../model/redacted.ts";
import type { DocumentRedactor, Redactor } from "../../model/redactor.ts";

/** A document to learn from or to rewrite. */
export interface Document {
  readonly kind: DocumentKind;
  /** Its path in the bundle, for the list of redactions. */
  readonly where: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface RedactionOptions {
  readonly redactors: readonly Redactor[];
  /** Redactors that understand a whole configuration document. */
  readonly documents?: readonly DocumentRedactor[];
  readonly known?: readonly KnownValue[];
  /** Kinds or redactor ids that stay visible. */
  readonly keep?: readonly string[];
  /** Texts to hide wherever they stand. */
  readonly hide?: readonly string[];
  /** Whether the colours of the terminal stay where nothing is hidden; in a report they are in the way. */
  readonly keepsColours?: boolean;
  /** The user's own redactors. */
  readonly rules?: readonly Redactor[];
  /** The harmless class of a value that is known beforehand: `paper` for a paper account. */
  readonly labelOf?: (kind: string, value: string) => string | null;
  /** Words (lower case) that are nobody's secret, even when they are somebody's login name. */
  readonly isCommon?: (word: string) => boolean;
  /** Whether a text, decoded from base64 or hexadecimal, looks like a secret though no name says so. */
  readonly looksSecret?: (text: string) => boolean;
}

/** What `--explain` shows: what was hidden in a text, by whom. */
export interface Explanation {
  readonly redactor: string;
  readonly title: string;
  readonly pseudonym: string;
  /** 1-based line, and 1-based column in bytes, of the text that was given. */
  readonly line: number;
  readonly column: number;
  /** In bytes. */
  readonly length: number;
}

/** One run's redaction: first everything is learned from, then everything is rewritten. */
export interface Redaction {
  know(value: KnownValue): void;
  learn(document: Document): Promise<void>;
  learnValue(json: unknown, where: string): void;
  learnText(text: string, kind?: DocumentKind): void;
  text(text: string, where: string, kind?: DocumentKind): Redacted;
  /** A text that is no document, such as the name of a file: no lines are listed for it. */
  piece(text: string, where: string): Redacted;
  /** A part of a JSON document. */
  value<T>(json: T, where: string): T;
  /** A whole JSON document: the lines listed are those of its layout with two blanks. */
  document<T>(json: T, where: string): T;
  /** A JSON text of somebody else: it stays valid, and of the same shape. Throws when it is not valid. */
  jsonText(json: string, where: string): Redacted;
  /** A JSON document: every text in it rewritten, laid out for reading. */
  json(json: unknown, where: string): Redacted;
  stream(document: Document): RedactedStream;
  /** Learns and rewrites a stream that can be read only once, block by block. */
  filter(input: AsyncIterable<Uint8Array>, where: string): AsyncIterable<Uint8Array>;
  /** What would be hidden in a text, and why. */
  explain(text: string, kind?: DocumentKind): readonly Explanation[];
  entries(): RedactionEntry[];
  learned(): LearnedValue[];
}

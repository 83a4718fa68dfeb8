import type { DocumentKind } from "./artifact.ts";

/** What a finder sees: a stretch of the document, one character per byte, around the place where a trigger stands. */
export interface Window {
  readonly text: string;
  /** Where the trigger begins and ends in `text`. */
  readonly at: number;
  readonly end: number;
  /** So many bytes from the trigger's beginning on, without reading the whole window; for finders that seldom need it. */
  ahead(length: number): string;
}

/** A stretch to hide, `[start, end)` in the text that was looked at. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Names the pseudonym when it is not the redactor's own kind. */
  readonly kind?: string;
  /** A harmless class that the pseudonym keeps: `paper`, `live`. */
  readonly label?: string;
  /** `false`: do not look for this value elsewhere (too common a word, or found by its shape anyway). */
  readonly learn?: boolean;
  /** The value it stands for, when what is written here is an encoding of it. */
  readonly canonical?: string;
  /** A quote to put around the pseudonym, where a bare one would break the syntax (a number in JSON). */
  readonly wrap?: string;
}

/** Proof of what a redactor does, run by the tests: `hide` pairs a text with what must be gone, `keep` must stay. */
export interface RedactorExamples {
  readonly hide: readonly (readonly [text: string, secret: string])[];
  readonly keep: readonly string[];
}

/** Where a trigger stands in bytes, `[at, end)`; nothing from `limit` on may be read. */
export interface Place {
  readonly at: number;
  readonly end: number;
  readonly limit: number;
}

/**
 * One kind of secret: where it may stand (triggers) and what it looks like there (`find`).
 * The engine finds all triggers of all redactors in one pass over the bytes and asks a finder only where one stands.
 */
export interface Redactor {
  /** Noun, e.g. `ib-account`; stands in `redactions.json`. */
  readonly id: string;
  /** Names the pseudonym: `<account-1:paper>`, `<secret-3>`. */
  readonly kind: string;
  readonly title: string;
  /** Literals, one of which stands in or beside every match. Case does not matter; `#` stands for any digit. */
  readonly triggers: readonly string[];
  /** Also ask at every unbroken run of letters, digits, `_`, `-`, `+` that holds both and is at least this long; from 40 on it may hold slashes. */
  readonly runs?: number;
  /** The trigger begins a word: before it stands no letter or digit but that of an escape such as `\\n` or `%3D`. */
  readonly bounded?: boolean;
  /** The triggers are numbers, and none is looked for within a longer one: any six digits stand in a time or an order id. */
  readonly wholeNumbers?: boolean;
  /**
   * Decides from the bytes alone whether the finder need be asked, for triggers that stand everywhere.
   */
  readonly peek?: (bytes: Uint8Array, trigger: Place) => boolean;
  /** `peek` compares the bytes of the trigger itself, so that triggers may be given as the automaton sees them. */
  readonly verifies?: boolean;
  /** A cheap sticky pattern tried at the trigger's end, with 32 bytes before the trigger and 96 after it in sight. */
  readonly glance?: RegExp;
  /** How many bytes before and after the trigger the finder needs to see. */
  readonly before: number;
  readonly after: number;
  find(window: Window): readonly Span[];
  readonly examples: RedactorExamples;
}

/** Knows a syntax: says which values of a whole document to hide, where token rules alone would not. */
export interface DocumentRedactor {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly kinds: readonly DocumentKind[];
  read(text: string, kind: DocumentKind): readonly Span[];
}

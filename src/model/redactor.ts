/**
 * One kind of secret, as data: where it may start (trigger) and what it looks like there (pattern).
 * The engine finds all triggers of all redactors in one pass and tries a pattern only where one of its triggers stands.
 */
export interface Redactor {
  /** Noun, e.g. `ib-account`; stands in `redactions.json`. */
  readonly id: string;
  /** Names the pseudonym: `<account-1:paper>`, `<secret-3>`. */
  readonly kind: string;
  readonly title: string;
}

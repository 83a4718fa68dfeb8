/** Who allowed posting, and how far that goes. A crash handler must be able to name somebody. */
export interface Consent {
  /** The person or organisation that decided. */
  readonly by: string;
  /** ISO instant of the decision. */
  readonly at: string;
  /** Repositories it covers, `OWNER/NAME`. */
  readonly repos: readonly string[];
  /** `own-repo`: they belong to the one who runs the bot, also an unknown cause may be filed there. */
  readonly policy: "own-repo" | "allow-list";
}

/** How this filing was allowed: by nobody yet, by asking now, by `--yes`, or beforehand. */
export type Permission =
  | { readonly kind: "none" }
  | { readonly kind: "ask" }
  | { readonly kind: "yes" }
  | { readonly kind: "consent"; readonly consent: Consent };

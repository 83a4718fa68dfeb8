/** Our helpers: every value in a template stands inside one of them. */
export const HELPER_NAMES = [
  ...["code", "cell", "cellLine", "line", "text", "fence", "mermaid"],
  ...["phrase", "cellPhrase", "ms", "bytes", "count"],
] as const;

/** How templates are compiled, at build time and for a template of the user's own. No imports, so that a build script can take it. */
export const COMPILE_OPTIONS = {
  /** Markdown is escaped by our helpers; HTML entities would show inside code. */
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(HELPER_NAMES.map((name) => [name, true])),
  /** Indented partials would break fences. */
  preventIndent: true,
  explicitPartialContext: true,
} as const;

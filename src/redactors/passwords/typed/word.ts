/** How a password stands where somebody types or says it: pieces for the patterns of the places, each with a group `secret`. */

export const WORD = `["']?(?<secret>[^\\s"'|$<>]{4,128})["']?`;
/** A word with digits: what else stands there may be a word of a sentence. */
export const MIXED = String.raw`["'<]?(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()]{6,64})`;
/** On a line of its own in what a protocol says: neither a test that passed nor a sentence. */
export const SPOKEN = String.raw`(?<secret>(?!test)(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()/\\:.[\]]{6,64})(?=[ \t]*(?:\r?\n|$))`;
/** Who, and behind a colon or a slash what proves it. */
export const WHO_AND_WHAT = String.raw`["'<]?(?<user>[A-Za-z][\w.@-]{2,63})["'>]?(?: ?\/ ?| ?: ?)["'<]?(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()]{6,64})`;
/** Given to a call: neither an address, a path nor a version. */
export const TYPED = String.raw`\([ \t]{0,2}["'](?<secret>(?=[^"'\s\d]{0,60}\d)(?=[^"'\sa-z]{0,60}[a-z])(?!v?\d)[^"'\s.,:/\\]{8,64})["']`;
/** Printed, to be piped or written to a file. */
export const ECHO = String.raw`(?:echo(?: -n)?|printf(?: ["']%s["'])?) ${WORD}`;

/** A literal in lower case, and the pattern of the place around it. */
export type Place = readonly [trigger: string, pattern: RegExp];

/** How a password stands where somebody types or says it: pieces for the patterns of the places, each with a group `secret`. */

export const WORD = `["']?(?<secret>(?<=["'])[^"'\\n|$<>]{4,128}(?=["'])|[^\\s"'|$<>]{4,128})["']?`;
/** A word with digits: what else stands there may be a word of a sentence. */
export const MIXED = String.raw`["'<]?(?<secret>(?=[^\s\d"'<>,;()]{0,60}\d)(?=[^\sA-Za-z"'<>,;()]{0,60}[A-Za-z])[^\s"'<>,;()]{6,64})`;
/** On a line of its own in what a protocol says: neither a test that passed nor a sentence. */
export const SPOKEN = String.raw`(?<secret>(?!test)(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()/\\:.[\]]{6,64})(?=[ \t]*(?:\r?\n|$))`;
/** Who, and behind a colon or a slash what proves it. */
export const WHO_AND_WHAT = String.raw`["'<]?(?<user>[A-Za-z][\w.@-]{2,63})["'>]?(?: ?\/ ?| ?: ?)["'<]?(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()]{6,64})`;
const BESIDE = String.raw`["'>]?(?: \/ |:)["'<]?`;
/** Who and what where nothing else speaks of logins: no machine and port, no image and version. Letter case counts. */
export const PAIR = [
  // A login name with digits, or a password with capitals or marks.
  String.raw`["'<]?(?=[\w@-]{2,63}\d${BESIDE}|[\w@-]{3,64}${BESIDE}[^\sA-Z!#$%&*]{0,60}[A-Z!#$%&*])`,
  String.raw`(?<user>[A-Za-z][\w@-]{2,63})${BESIDE}`,
  String.raw`(?<secret>(?=[^\s\d]{0,60}\d[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])(?!v?\d|alpine|latest|python|node)[^\s"'<>,;()./\\:]{6,64})(?![\w/:])`,
].join("");
/** Given to a call: neither an address, a path nor a version. */
export const TYPED = String.raw`\([ \t]{0,2}["'](?<secret>(?=[^"'\s\d]{0,60}\d)(?=[^"'\sa-z]{0,60}[a-z])(?!v?\d)[^"'\s.,:/\\]{8,64})["']`;
/** Printed, to be piped or written to a file. */
export const ECHO = String.raw`(?:echo(?: -[neE]{1,3}){0,2}|printf(?: ["']%s(?:\\{1,4}n)?["'])?) ${WORD}`;

/** A literal in lower case, and the pattern of the place around it. */
export type Place = readonly [trigger: string, pattern: RegExp];

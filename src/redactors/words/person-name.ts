/** One word of the name of a person, for patterns: capital at the beginning, in latin1 of UTF-8. */
export const NAME = String.raw`[A-Z\xc3](?:[\w.\x80-\xff-]|'(?=[A-Za-z])){1,30}`;

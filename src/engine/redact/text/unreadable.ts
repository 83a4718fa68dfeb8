/** A document that must not be written because its bytes cannot be read as text; the message names no content. */
export class Unreadable extends Error {}

/** The input is not what it should be; the message is one sentence that names none of it. */
export class InputRefused extends Error {}

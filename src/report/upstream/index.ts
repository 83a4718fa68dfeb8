export type { Box, Vouched } from "./boxes.ts";
export { boxesInText } from "./boxes-in-text.ts";
export { codePoints } from "./budget.ts";
export { chooseTemplate } from "./choose-template.ts";
export { contactsIfClosed } from "./contacts.ts";
export { type FilledTemplate, fillTemplate, titleFor } from "./fill-template.ts";
export { knownOf } from "./known.ts";
export { parseTemplate } from "./parse-template.ts";
export type { UpstreamTemplate } from "./template.ts";

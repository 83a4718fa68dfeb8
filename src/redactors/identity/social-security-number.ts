import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";

/** A number that begins with nine is one of a tax payer (ITIN), told by the group in its middle. */
const SSN =
  /(?<![\d.,:-])(?!000|666|9\d\d[ .-](?!5|6[0-5]|[78]\d|9[0-24-9])|9\d\d[ .])\d{3}([ .-])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-]|[.,]\d)/g;

/** US social security numbers, and those of tax payers who have none. */
export const socialSecurityNumber: Redactor = {
  id: "social-security-number",
  kind: "ssn",
  title: "US social security numbers",
  triggers: ["###-##-####", "### ## ####", "###.##.####"],
  before: 24,
  after: 12,
  find({ text, at, end }): readonly Span[] {
    const match = matchAt(SSN, text, at);
    if (
      match?.index !== at ||
      /\d\s$/.test(text.slice(Math.max(0, at - 2), at)) ||
      /^\s+[\d.]/.test(text.slice(end, end + 3))
    )
      return [];
    return [{ start: at, end }];
  },
  examples: {
    hide: [
      ["customer 078-05-1123", "078-05-1123"],
      ["my itin is 911-70-8750", "911-70-8750"],
    ],
    keep: ["2025-06-2012", "911-69-8750", "100 20 3000 40"],
  },
};

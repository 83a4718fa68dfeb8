import type { Redactor } from "../../model/redactor.ts";
import { givenTo } from "../assignments/assigned.ts";
import { spansOfNamed } from "../assignments/named-value.ts";
import { matchAt } from "../words/sticky.ts";

const VALUE = /(["'])((?:[^"'\\\n]|\\.|(?!\1)["']){3,200})\1(?=[,)\]])/y;
/** The field, on the line above what is wrong with it: `settings.ib_password`. */
const FIELD = /(?:^|\n)[ \t]*([\w.[\]-]{2,80})\r?\n[^\n]*$/;

/** Values that pydantic refuses: `ib_password⏎  String should … [type=…, input_value='…', input_type=str]`. */
export const refusedValue: Redactor = {
  id: "refused-value",
  kind: "secret",
  title: "Values that a validation of settings refused",
  triggers: ["input_value="],
  before: 640,
  after: 240,
  find({ text, at, end }) {
    const field = FIELD.exec(text.slice(0, at))?.[1]?.split(".").at(-1);
    const value = matchAt(VALUE, text, end)?.[2];
    return field === undefined || value === undefined
      ? []
      : spansOfNamed(text, givenTo(field, { start: end + 1, end: end + 1 + value.length }));
  },
  examples: {
    hide: [
      [
        "1 validation error for Settings\nvendor_app_key\n  String should match pattern '^x' [type=string_pattern_mismatch, input_value='sommer regen', input_type=str]",
        "sommer regen",
      ],
    ],
    keep: [
      "1 validation error for Settings\nport\n  Input should be a valid integer [type=int_parsing, input_value='forty', input_type=str]",
    ],
  },
};

import type { Redactor } from "../../../../src/model/redactor.ts";

/** Hides what stands between braces, over several lines if need be, and wherever else the same is met. */
export const braces: Redactor = {
  id: "braces",
  kind: "secret",
  title: "Between braces",
  triggers: ["{"],
  before: 0,
  after: 64,
  find: ({ text, end }) => [{ start: end, end: text.indexOf("}", end) }],
  examples: { hide: [], keep: [] },
};

import type { ReportInput } from "../../../src/report/index.ts";
import { originFacts } from "../origin-case.ts";

/** What a log, or a person, may say that must not work on GitHub. */
export const HOSTILE = [
  "### Expected Behavior",
  "```",
  "````\n### Steps to reproduce\n````",
  "@octocat and @org/team",
  "see #1 and GH-2 and o/r#3 https://github.com/o/r/issues/4",
  "</details><img src=x onerror=alert(1)>",
  "<!-- hidden -->",
  "\u202Eevil\u202C \u001b[31mred\u001b[0m \u0000",
  "- [x] I have searched the existing issues",
  "_No response_",
  "# heading\n## heading\n#### heading",
];

/** The same text in the user's words and in the log. */
export function hostileInput(text: string): Partial<ReportInput> {
  const logs = originFacts["capture.logs"];
  const events = logs.value.events.map((event) => ({ ...event, text: `${event.text} ${text}` }));
  return {
    words: { title: text, expected: text, actual: text, steps: [text], tried: [text] },
    facts: { ...originFacts, "capture.logs": { ...logs, value: { ...logs.value, events } } },
  };
}

import type { Verdict } from "../model/verdict.ts";

/** What to collect next for each kind of open question, in the order in which it tells most. */
const FULL_RUN =
  "Please run `npx ib-bugreport` in the project's folder while TWS (or IB Gateway) is in the same state, and attach the zip it writes. It asks TWS itself, reads versions and configuration, and hides account numbers and secrets.";
const RECORDED_RUN =
  "Then please run the failing program once behind it: `npx ib-bugreport run -- <your command>`. That records who hung up first and which line of the program did what.";

/** What to ask a reporter whose logs alone were seen: plain Markdown, ready to paste; `null` when nothing is open. */
export function ask(verdict: Verdict): string | null {
  const [worst] = verdict.findings;
  if (verdict.confidence === "proven" && verdict.alternatives.length === 0) return null;
  const seen = worst === undefined ? "The log does not show a failure that I can name." : worst.summary;
  const questions = verdict.alternatives
    .map((one) => one.decidedBy)
    .filter((one, index, all) => one !== "" && all.indexOf(one) === index);
  const programSide =
    verdict.fault === "program" || verdict.fault === "client-library" || worst === undefined;
  return [
    "Thanks for the log. What it shows:",
    "",
    `> ${seen}`,
    "",
    ...(questions.length === 0
      ? []
      : [
          "To tell the remaining causes apart, please say:",
          "",
          ...questions.map((one, index) => `${index + 1}. ${sentence(one)}`),
          "",
        ]),
    FULL_RUN,
    ...(programSide || questions.length === 0 ? ["", RECORDED_RUN] : []),
    "",
  ].join("\n");
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

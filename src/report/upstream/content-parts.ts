import { code } from "../markdown/code.ts";
import { fence } from "../markdown/fence.ts";
import { cut } from "../markdown/plain.ts";
import { line, text } from "../markdown/prose.ts";
import type { Phrase } from "../phrase.ts";
import type { Citation, Group, Report } from "../report.ts";
import type { Budget } from "./budget.ts";

/** The verdict and how sure it is. */
export function verdictOf({ verdict }: Report): string {
  const confidence = verdict.confidence === "none" ? "" : ` (confidence: ${verdict.confidence})`;
  return `**Verdict:** ${text(verdict.headline)}${confidence}`;
}

/** What the findings mean, worst first, with decisive lines that are not quoted at the top already. */
export function causes(report: Report, budget: Budget): string | null {
  const found = report.findings.slice(0, budget.findings).map((one) => {
    const defect =
      one.defect === null ? null : `Defect of ${code(one.defect.component)}: ${text(one.defect.summary)}`;
    const remedy = one.remedy === "" ? null : `Remedy: ${text(one.remedy)}`;
    const seen = (citation: Citation) =>
      report.quotes.some(({ place, quote }) => place === citation.place && quote === citation.quote);
    const more = one.citations.filter((citation) => !seen(citation)).slice(0, 3);
    return [text(one.summary), defect, remedy, quotes(more)].filter((part) => part).join("\n\n");
  });
  return found.length === 0 ? null : found.join("\n\n");
}

/** What the evidence excludes. */
export function ruledOut({ ruledOut: excluded }: Report): string | null {
  if (excluded.length === 0) return null;
  return titled(
    "Ruled out",
    bullets(excluded.map((one) => `${line(one.what)}: ${code(one.citation.quote)}`)),
  );
}

/** The one observation that would refute the verdict. */
export function refuted({ verdict }: Report): string | null {
  return verdict.refutedBy ? `This would refute it: ${text(verdict.refutedBy)}` : null;
}

/** Quotes with their places, as one block. */
export function quotes(citations: readonly Citation[]): string | null {
  if (citations.length === 0) return null;
  return fence(citations.map(({ place, quote }) => `${place}  ${quote}`).join("\n"), "text");
}

/** The time line of the log. */
export function logOf({ log }: Report, most: number): string | null {
  if (log.lines.length === 0) return log.reason === null ? null : `No log: ${line(log.reason)}`;
  if (most === 0) return null;
  return withOmitted(log.lines, most, log.omitted);
}

/** The decisive seconds of a run behind the wire tap. */
export function runOf({ run }: Report, most: number): string | null {
  if (run === null || most === 0 || run.lines.length === 0) return null;
  return `The run behind the wire tap:\n\n${withOmitted(run.lines, most, run.omitted)}`;
}

/** The middle is left out: the beginning names the attempt, the end the failure. */
function withOmitted(lines: readonly string[], most: number, omitted: number): string {
  const short = lines.map((one) => cut(one, 300));
  const head = Math.floor(most / 3);
  const shown = short.length <= most ? short : [...short.slice(0, head), "…", ...short.slice(head - most)];
  const missing = omitted + lines.length - Math.min(lines.length, most);
  const note = missing > 0 ? `\n\n${missing} more lines are in the bundle.` : "";
  return `${fence(shown.join("\n"), "text")}${note}`;
}

/** Facts as lines of one block. */
export function groups(all: readonly Group[]): string | null {
  const lines = all.flatMap(({ title, details }) =>
    details.map(({ label, value }) => cut(`${title}: ${label}: ${unmarked(value)}`, 300)),
  );
  return lines.length === 0 ? null : fence(lines.slice(0, 80).join("\n"), "text");
}

/** For a block of code, where markup would show. */
function unmarked(parts: Phrase): string {
  return parts.map((part) => ("value" in part ? part.value : part.own)).join("");
}

/** Commands that show the same, each with what it is for. */
export function commands({ reproduce }: Report): string | null {
  const shown = reproduce.commands.map(
    ({ purpose, command }) => `${line(purpose)}\n\n${fence(command, "sh")}`,
  );
  return shown.length === 0 ? null : shown.join("\n\n");
}

/** The user's own words. */
export function own(words: string | null, budget: Budget): string | null {
  return words === null ? null : text(cut(words, budget.words));
}

/** Steps as a numbered list. */
export function numbered(steps: readonly string[], budget: Budget): string | null {
  return steps.length === 0
    ? null
    : steps.map((one, index) => `${index + 1}. ${line(cut(one, budget.words))}`).join("\n");
}

/** Lines as a list. */
export function bullets(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.map((one) => `- ${one}`).join("\n");
}

/** A block under a bold title: headings belong to the template. */
export function titled(title: string, content: string | null): string | null {
  return content === null ? null : `**${title}**\n\n${content}`;
}

/** Blocks one below the other; `null` when there are none. */
export function blocks(...parts: readonly (string | null)[]): string | null {
  const given = parts.filter((part) => part !== null && part !== "");
  return given.length === 0 ? null : given.join("\n\n");
}

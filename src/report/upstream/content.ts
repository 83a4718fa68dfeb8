import { normalizedName } from "../../formats/python-package.ts";
import { code } from "../markdown/code.ts";
import { phrase } from "../markdown/phrase.ts";
import { cut } from "../markdown/plain.ts";
import { line, text } from "../markdown/prose.ts";
import type { Report } from "../report.ts";
import type { Budget } from "./budget.ts";
import {
  blocks,
  bullets,
  causes,
  commands,
  groups,
  logOf,
  numbered,
  own,
  quotes,
  refuted,
  ruledOut,
  runOf,
  titled,
  verdictOf,
} from "./content-parts.ts";
import type { Known } from "./known.ts";
import type { Meaning } from "./meaning.ts";

/** What fills a template: the report, what is known by name, and the word that issues are found by. */
export interface Filling {
  readonly report: Report;
  readonly known: Known;
  readonly fingerprint: string;
  /** Said once, e.g. that this is a regression; our own words. */
  readonly notes: readonly string[];
  /** All that the template asks for: what has a place of its own is not said elsewhere as well. */
  readonly asked?: ReadonlySet<Meaning>;
}

/** What a template gets where the tool does not know. */
export const NOT_DETERMINED = "Not determined by ib-bugreport.";

/** The Markdown for one meaning, without headings; `null` when nothing is known. */
export function contentFor(meaning: Meaning, filling: Filling, budget: Budget, label = ""): string | null {
  const { report, known } = filling;
  const { words } = report;
  switch (meaning) {
    case "summary":
      return filling.asked?.has("actual")
        ? text(report.verdict.headline)
        : contentFor("actual", filling, budget);
    case "actual":
      return blocks(own(words.actual, budget) ?? text(report.verdict.headline), quotes(report.quotes));
    case "expected":
      return blocks(
        own(words.expected, budget),
        words.expected === null
          ? "A complete connection: TCP, handshake, managed accounts and next valid id. (What ib-bugreport checks for; the reporter has not said more.)"
          : null,
      );
    case "steps":
      return blocks(
        numbered(words.steps, budget),
        filling.asked?.has("code") && !filling.asked.has("steps") ? null : commands(report),
      );
    case "code":
      return filling.asked?.has("steps") ? null : commands(report);
    case "logs":
      return blocks(logOf(report, budget.logLines), runOf(report, budget.runLines));
    case "configuration":
      return blocks(groups(report.configuration));
    case "environment":
      return blocks(
        bullets(report.versions.map((one) => `${line(one.name)}: ${code(one.version)}`)),
        visible(filling),
      );
    case "cause":
      return blocks(causes(report, budget), ruledOut(report), refuted(report));
    case "tried":
      return blocks(
        bullets([
          ...words.tried.map((one) => line(cut(one, budget.words))),
          ...report.tried.tool.map(phrase),
        ]),
      );
    case "context":
      return null;
    default:
      return valueFor(meaning, known, label);
  }
}

/** One value on one line, for `key:` lines and one-line fields; `null` when it is not known. */
export function valueFor(meaning: Meaning, known: Known, label = ""): string | null {
  if (meaning === "component-version") return versionNamed(label, known);
  const values: Partial<Record<Meaning, string | null>> = {
    os: known.os,
    arch: known.arch,
    python: known.python,
    node: known.node,
    java: known.java,
    "tws-version": known.twsVersion,
    "ibc-version": known.ibcVersion,
    docker: known.docker,
    "image-tag": known.imageTag,
    "image-digest": known.imageDigest,
  };
  return values[meaning] ?? null;
}

/** Words of a label that name no component. */
const PLAIN =
  /^(?:the|a|an|of|in|i|we|you|your|our|this|that|which|what|is|are|it|version|versions|release|commit|number|or|and|sdk|library|package|software|app|bot|product|project|tool|client|program|current|installed|used|using|use|affected|encountered|encounter|saw|see|met|meet|issue|bug|problem|with|on|for|tag|hash|full|exact)$/i;

/** The version of the component that a label names; of our own where it names none. */
function versionNamed(label: string, known: Known): string | null {
  const words = label.match(/[@\w][\w./-]*/g) ?? [];
  const names = words.filter((word) => !PLAIN.test(word)).map(normalizedName);
  if (names.length === 0) return known.componentVersion;
  const named = known.versions.find(({ name }) => names.includes(normalizedName(name)));
  if (named) return named.version;
  return known.component !== null && names.includes(normalizedName(known.component))
    ? known.componentVersion
    : null;
}

/** Parts that a good issue has wherever a template puts them; those without a home go into its last free section. */
export const ESSENTIAL: readonly (readonly [Meaning, string])[] = [
  ["actual", "What was seen"],
  ["cause", "What it means"],
  ["logs", "Log"],
  ["environment", "Versions"],
  ["tried", "Already tried"],
  ["configuration", "Configuration"],
  ["steps", "To reproduce"],
];

/** What nobody asked for but every reader needs: what is not known, and where the rest is. */
export function closing(filling: Filling, budget: Budget): string {
  const { report } = filling;
  const missing = report.unknown.undetermined.slice(0, budget.findings).map((one) => line(one.missing));
  const cutNote = budget.logLines < 200 ? "Log lines were left out here to fit; the bundle has them." : null;
  return (
    blocks(
      missing.length > 0 ? `**Not known:**\n\n${bullets(missing)}` : null,
      budget.details ? titled("Environment", groups(report.environment)) : null,
      cutNote,
      "The reporter has a bundle (zip) with the redacted evidence and can attach it.",
    ) ?? ""
  );
}

/** The first lines: who prepared it, who has read it, the verdict, the versions, and the notes. */
export function opening({ report, notes }: Filling): string {
  const reviewed =
    report.reviewedBy === null ? "Nobody has reviewed it." : `Reviewed by ${line(report.reviewedBy)}.`;
  const versions = report.versions.slice(0, 4).map((one) => `${line(one.name)} ${code(one.version)}`);
  return [
    `*Prepared by ib-bugreport ${report.tool.version}. ${reviewed}*`,
    verdictOf(report),
    ...(versions.length === 0 ? [] : [versions.join(" · ")]),
    ...notes,
  ].join("\n\n");
}

/** The word that a search finds this issue by. */
export function visible({ fingerprint }: Filling): string {
  return `Fingerprint: \`${fingerprint}\``;
}

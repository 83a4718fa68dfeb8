import type { Issue } from "../sinks/github/answers.ts";
import type { Identity } from "./fingerprint.ts";
import { carries } from "./marker.ts";
import { messageTemplate } from "./message-template.ts";
import type { Candidate } from "./preview.ts";

const YEAR_MS = 365 * 24 * 60 * 60_000;
/** From here on two issues are the same. */
export const SAME = 90;
/** From here on a person has to look. */
export const MAYBE = 55;

/** How alike an issue is to ours, 0 to 100: the fingerprint says all, else code, message, functions, release and age add up. */
export function scoreIssue(
  issue: Issue,
  ours: { fingerprint: string; identity: Identity; message: string },
): number {
  if (carries(issue.body, ours.fingerprint)) return 100;
  const { identity } = ours;
  const text = `${issue.title}\n${issue.body}`.slice(0, 100_000);
  const signs = [
    ...identity.codes.map((code) => new RegExp(`\\b${code}\\b`)),
    ...(identity.exception === null ? [] : [new RegExp(`\\b${escaped(identity.exception)}\\b`)]),
  ];
  const signed = signs.length > 0 && signs.every((sign) => sign.test(text)) ? 40 : 0;
  const functions = identity.frames.map((frame) => frame.split(":").at(-1) ?? frame);
  const frames =
    functions.length === 0 ? 0 : functions.filter((name) => text.includes(name)).length / functions.length;
  const release =
    identity.release !== null && new RegExp(`(?<![\\d.])${escaped(identity.release)}\\.\\d`).test(text)
      ? 10
      : 0;
  const fresh = issue.state === "open" || Date.now() - Date.parse(issue.updatedAt ?? "") < YEAR_MS ? 5 : 0;
  return Math.round(signed + 30 * likeness(text, ours.message) + 15 * frames + release + fresh);
}

/** A candidate as people see it. */
export function candidateOf(issue: Issue, score: number): Candidate {
  const { number, url, title, state, closedAs } = issue;
  return { number, url, title: title.slice(0, 200), state, closedAs, score };
}

/** Jaccard likeness of our message with the line that fits best, both without what varies. */
function likeness(text: string, message: string): number {
  const ours = words(messageTemplate(message));
  if (ours.size < 3) return 0;
  const lines = text.split("\n").slice(0, 600);
  return Math.max(
    0,
    ...lines.map((line) => {
      const theirs = words(messageTemplate(line.slice(0, 500)));
      const shared = [...theirs].filter((word) => ours.has(word)).length;
      return shared / (ours.size + theirs.size - shared || 1);
    }),
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}_]{3,}/gu) ?? []);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

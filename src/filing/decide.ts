import type { Issue } from "../sinks/github/answers.ts";
import type { Component } from "./component.ts";
import type { Candidate } from "./preview.ts";
import { MAYBE, SAME } from "./score.ts";

/** An issue with its score. */
export interface Scored {
  readonly issue: Issue;
  readonly candidate: Candidate;
}

/** What the known issues mean for ours. */
export type Decision =
  | { readonly kind: "new" }
  | { readonly kind: "regression"; readonly of: Issue }
  | { readonly kind: "same-open"; readonly issue: Issue }
  | { readonly kind: "same-closed"; readonly issue: Issue; readonly reason: string }
  /** Alike, but not surely the same: a person has to look. */
  | { readonly kind: "maybe" };

/** Decides by the issue most like ours; of equals an open one, then the oldest. Pure. */
export function decide(scored: readonly Scored[], component: Component | null): Decision {
  const same = scored.filter(({ candidate }) => candidate.score >= SAME).map(({ issue }) => issue);
  const open = same.filter(({ state }) => state === "open").sort((a, b) => a.number - b.number)[0];
  if (open) return { kind: "same-open", issue: open };
  const closed = same.sort((a, b) => b.number - a.number)[0];
  if (closed) return judgeClosed(closed, component);
  return scored.some(({ candidate }) => candidate.score >= MAYBE) ? { kind: "maybe" } : { kind: "new" };
}

function judgeClosed(issue: Issue, component: Component | null): Decision {
  const labelled = issue.labels.some((label) =>
    /wont.?fix|won't fix|invalid|by.?design|not.?a.?bug/i.test(label),
  );
  if (labelled || issue.closedAs === "not_planned")
    return { kind: "same-closed", issue, reason: "The maintainers have decided not to change it." };
  if (issue.closedAs === "duplicate")
    return {
      kind: "same-closed",
      issue,
      reason: "It was closed as a duplicate; look there for the issue that is open.",
    };
  const theirs = component === null ? null : newestVersion(issue.body, component.name);
  if (component?.version && theirs !== null && compareVersions(component.version, theirs) > 0)
    return { kind: "regression", of: issue };
  return {
    kind: "same-closed",
    issue,
    reason: "It was closed as completed; a newer release should hold the fix.",
  };
}

/** The newest version that a text names right after a component. */
function newestVersion(text: string, component: string): string | null {
  const name = component.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/-/g, "[-_.]");
  const found = [...text.matchAll(new RegExp(`${name}[^\\n\\d]{0,40}?(\\d+(?:\\.\\d+)+)`, "gi"))].map(
    ([, version]) => version ?? "",
  );
  return found.sort(compareVersions).at(-1) ?? null;
}

/** Compares release numbers part by part; what follows the numbers (`rc1`) does not count. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string) => (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

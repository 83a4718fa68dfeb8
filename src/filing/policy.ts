import type { Fault, LibraryDefect } from "../model/finding.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Permission } from "./consent.ts";
import { type Upstream, upstreamAt, upstreamOf } from "./upstreams.ts";

/** What may be filed: the failure itself, or a defect that it brought to light. Or why a person has to decide. */
export type Judgement =
  | { readonly may: true; readonly defect: LibraryDefect | null }
  | { readonly may: false; readonly outcome: "needs-person" | "not-filed"; readonly reason: string };

/** What to do instead, by who is at fault. */
const INSTEAD: Readonly<Partial<Record<Fault, string>>> = {
  "user-config": "The remedy in the report puts it right; questions belong into their Discussions or chat.",
  program: "The cause is in the program itself; questions about it belong into their Discussions or chat.",
  tws: "TWS or IB Gateway has to be brought into order; IBKR's API support takes the zip.",
  ibkr: "Only IBKR can put it right; its support takes the zip.",
  network: "The way between the program and TWS has to be put right.",
};

/** Whether the verdict makes this a matter for a repository's maintainers. Pure. */
export function judgeCase(question: {
  readonly verdict: Verdict;
  readonly repo: string;
  readonly permission: Permission;
  readonly anyway: boolean;
}): Judgement {
  const { verdict, repo, permission, anyway } = question;
  if (verdict.fault === "none")
    return stop("not-filed", "Everything that was checked works, so there is nothing to file.");
  const defect = defectFor(verdict, repo);
  if (anyway) return { may: true, defect: verdict.fault === "client-library" ? null : defect };
  if (permission.kind === "consent" && permission.consent.policy === "own-repo")
    return { may: true, defect: null };
  if (verdict.fault === "client-library") return judgeHome(verdict, repo);
  if (defect !== null) return { may: true, defect };
  if (verdict.fault === "unknown") {
    if (permission.kind === "ask") return { may: true, defect: null };
    return stop(
      "needs-person",
      "The cause is not known, and an unknown cause is filed by a person only (--anyway), or to a bot's own repository.",
    );
  }
  const talk = upstreamAt(repo)?.talk;
  const where = talk ? ` (${talk})` : "";
  return stop(
    "needs-person",
    `The verdict says that this is no bug of ${repo}: the fault lies with "${verdict.fault}". ${INSTEAD[verdict.fault] ?? ""}${where} Use --anyway to file it all the same.`,
  );
}

/** The repository that a verdict leads to when none is named; `null`: none is known for it. */
export function repoFor(verdict: Verdict, component: string | null): Upstream | null {
  const defect = verdict.findings.find((one) => one.libraryDefect)?.libraryDefect;
  const name = defect?.component ?? (verdict.fault === "client-library" ? component : null);
  return name === null ? null : upstreamOf(name);
}

/** A defect counts for the home of its component, or for a repository that the table does not know. */
function defectFor(verdict: Verdict, repo: string): LibraryDefect | null {
  const home = upstreamAt(repo);
  const defects = verdict.findings.flatMap((one) => one.libraryDefect ?? []);
  return defects.find((one) => home === null || upstreamOf(one.component) === home) ?? null;
}

function judgeHome(verdict: Verdict, repo: string): Judgement {
  const home = upstreamAt(repo);
  const named = verdict.findings
    .flatMap((one) => one.libraryDefect ?? [])
    .map((one) => upstreamOf(one.component));
  const elsewhere = named.find((one) => one !== null && home !== null && one !== home);
  if (elsewhere && !named.includes(home))
    return stop(
      "needs-person",
      `The verdict names a bug of ${elsewhere.repo}, not of ${repo}. Use --repo ${elsewhere.repo}, or --anyway.`,
    );
  return { may: true, defect: null };
}

function stop(outcome: "needs-person" | "not-filed", reason: string): Judgement {
  return { may: false, outcome, reason };
}

import type { Issue } from "../sinks/github/answers.ts";
import type { Failure } from "../sinks/github/failure.ts";
import type { Github } from "../sinks/github/github.ts";
import { carries } from "./marker.ts";

/** What the repository's lists say; lists show a new issue at once, search only after minutes. */
export interface Survey {
  /** Issues with our fingerprint, oldest first. */
  readonly same: readonly Issue[];
  /** Highest number seen. */
  readonly highest: number;
}

const OWN_PAGES = 3;

/** Lists the newest issues of everybody, and our own further back. */
export async function survey(
  github: Github,
  repo: string,
  token: string,
  login: string | null,
): Promise<Survey | { readonly failure: Failure }> {
  const found = new Map<number, Issue>();
  const newest = await github.issues(repo, 1, null);
  if (!newest.ok) return { failure: newest.failure };
  for (const issue of newest.value) found.set(issue.number, issue);
  for (let page = 1; login !== null && page <= OWN_PAGES; page++) {
    const own = await github.issues(repo, page, login);
    if (!own.ok) return { failure: own.failure };
    for (const issue of own.value) found.set(issue.number, issue);
    if (own.value.length < 100) break;
  }
  const all = [...found.values()].sort((a, b) => a.number - b.number);
  return {
    same: all.filter((issue) => !issue.isPullRequest && carries(issue.body, token)),
    highest: all.at(-1)?.number ?? 0,
  };
}

/**
 * Looks for one issue of ours by its id. Lists were seen minutes late (judell/bram#254), so the numbers that
 * follow the last known one are asked for one by one as well.
 */
export async function findOwn(
  github: Github,
  repo: string,
  id: string,
  login: string | null,
  after: number,
): Promise<Issue | null> {
  const listed = await survey(github, repo, id, login);
  if ("same" in listed && listed.same[0] !== undefined) return listed.same[0];
  let missing = 0;
  for (let number = after + 1; number <= after + 20 && missing < 2; number++) {
    const answer = await github.issue(repo, number);
    if (!answer.ok) missing += 1;
    else if (carries(answer.value.body, id)) return answer.value;
  }
  return null;
}

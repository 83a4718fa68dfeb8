import type { Issue } from "../sinks/github/answers.ts";
import type { Failure } from "../sinks/github/failure.ts";
import type { Github, Paged } from "../sinks/github/github.ts";
import type { Answer } from "../sinks/github/requests.ts";
import { carries } from "./marker.ts";

/** What the repository's lists say; lists show a new issue at once, search only after minutes. */
export interface Survey {
  /** Issues with our fingerprint, oldest first. */
  readonly same: readonly Issue[];
  /** Highest number seen. */
  readonly highest: number;
  /** The newest issues of everybody, and whether there are no others. */
  readonly newest: readonly Issue[];
  readonly complete: boolean;
}

/** How far back lists are read: by issues, and by pages where a server gives few at once. */
const NEWEST = 100;
const OWN = 300;
const MOST_PAGES = 10;

/** Lists the newest issues of everybody, and our own further back. */
export async function survey(
  github: Github,
  repo: string,
  token: string,
  login: string | null,
): Promise<Survey | { readonly failure: Failure }> {
  const own =
    login === null
      ? ({ ok: true, value: { items: [], more: false } } as const)
      : await listed(github, repo, login, OWN);
  if (!own.ok) return { failure: own.failure };
  // Last, so that what it says is as fresh as can be.
  const newest = await listed(github, repo, null, NEWEST);
  if (!newest.ok) return { failure: newest.failure };
  const { items, more } = newest.value;
  const unique = new Map([...items, ...own.value.items].map((issue) => [issue.number, issue]));
  const all = [...unique.values()].sort((a, b) => a.number - b.number);
  return {
    same: all.filter((issue) => !issue.isPullRequest && carries(issue.body, token)),
    highest: all.at(-1)?.number ?? 0,
    newest: items.filter((issue) => !issue.isPullRequest),
    complete: !more,
  };
}

async function listed(
  github: Github,
  repo: string,
  creator: string | null,
  most: number,
): Promise<Answer<Paged<Issue>>> {
  const found: Issue[] = [];
  let more = true;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await github.issues(repo, page, creator);
    if (!answer.ok) return answer;
    found.push(...answer.value.items);
    more = answer.value.more && answer.value.items.length > 0;
    if (!more || found.length >= most) break;
  }
  return { ok: true, value: { items: found, more } };
}

/**
 * Looks for one issue of ours by its id. Lists were seen minutes late (judell/bram#254), so the numbers that
 * follow the last known one are asked for one by one as well. `unanswered`: the server did not say.
 */
export async function findOwn(
  github: Github,
  repo: string,
  id: string,
  login: string | null,
  after: number,
): Promise<Issue | "absent" | "unanswered"> {
  const listed = await survey(github, repo, id, login);
  if ("failure" in listed) return "unanswered";
  if (listed.same[0] !== undefined) return listed.same[0];
  let missing = 0;
  for (let number = after + 1; number <= after + 20 && missing < 2; number++) {
    const answer = await github.issue(repo, number);
    if (answer.ok) {
      if (carries(answer.value.body, id)) return answer.value;
    } else if (answer.failure.kind === "not-found" || answer.failure.kind === "issues-disabled") missing += 1;
    else if (answer.failure.kind !== "moved") return "unanswered";
  }
  return "absent";
}

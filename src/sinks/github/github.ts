import type { Redacted } from "../../model/redacted.ts";
import {
  type Comment,
  type FolderEntry,
  type Issue,
  type Repository,
  readComments,
  readCreated,
  readFileContent,
  readFolder,
  readIssue,
  readIssues,
  readLogin,
  readPage,
  readRepository,
} from "./answers.ts";
import type { GithubHost } from "./api-url.ts";
import { type Answer, createRequests, type GithubOptions } from "./requests.ts";

/** One GitHub, as far as filing needs it: REST only, no decisions, what it sends is redacted by type. */
export interface Github {
  readonly host: GithubHost;
  /** Median time of an answer so far, in milliseconds. */
  roundTripMs(): number;
  login(): Promise<Answer<string>>;
  repository(repo: string): Promise<Answer<Repository>>;
  /** Newest first, pull requests among them; `creator` narrows to one login. */
  issues(repo: string, page: number, creator: string | null): Promise<Answer<Paged<Issue>>>;
  issue(repo: string, number: number): Promise<Answer<Issue>>;
  search(repo: string, words: string): Promise<Answer<readonly Issue[]>>;
  folder(repo: string, path: string): Promise<Answer<readonly FolderEntry[]>>;
  file(repo: string, path: string): Promise<Answer<string>>;
  comments(repo: string, number: number, page: number): Promise<Answer<Paged<Comment>>>;
  /** Sends once and never again by itself. */
  create(repo: string, issue: NewIssue): Promise<Answer<Issue>>;
  comment(repo: string, number: number, body: Redacted): Promise<Answer<string>>;
  close(repo: string, number: number, reason: "duplicate" | "not_planned"): Promise<Answer<Issue>>;
  gist(description: Redacted, files: Readonly<Record<string, Redacted>>): Promise<Answer<string>>;
}

/** One page of a list, and whether there is another. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

export interface NewIssue {
  readonly title: Redacted;
  readonly body: Redacted;
  /** Kept only where the token may push; dropped silently elsewhere. */
  readonly labels: readonly string[];
}

/** The most that GitHub gives at once; servers may give fewer. */
const PER_PAGE = 100;

function paged<T>(read: (data: unknown) => readonly T[] | null) {
  return (data: unknown, headers: { readonly link?: unknown }): Paged<T> | null => {
    const items = read(data);
    if (items === null) return null;
    return { items, more: items.length >= PER_PAGE || /rel="?next"?/.test(String(headers.link ?? "")) };
  };
}

/** Opens the REST client; the library is loaded here, when it is needed, and nothing is sent yet. */
export async function createGithub(options: GithubOptions): Promise<Github> {
  const { read, write, roundTripMs } = await createRequests(options);
  const at = (repo: string) => {
    const [owner = "", name = ""] = repo.split("/");
    return { owner, repo: name };
  };
  const page = (repo: string) => `${options.host.web}/${repo}/issues`;
  const one = (repo: string) => (data: unknown) => readIssue(data, page(repo));
  const many = (repo: string) => (data: unknown) => readIssues(data, page(repo));
  const repository = (repo: string) => read("GET /repos/{owner}/{repo}", at(repo), readRepository);
  return {
    host: options.host,
    roundTripMs,
    login: () => read("GET /user", {}, readLogin),
    async repository(repo) {
      const answer = await repository(repo);
      const place = answer.ok ? undefined : answer.failure.location;
      // GitHub answers `/repositories/ID`; what is there tells the new name. Never at another server: the token goes along.
      if (!place?.startsWith(`${options.host.api}/`) || !/^[\w./:-]+$/.test(place)) return answer;
      const there = await read(`GET ${place}`, {}, readRepository);
      return there.ok ? there : answer;
    },
    issues: (repo, page, creator) =>
      read(
        "GET /repos/{owner}/{repo}/issues",
        {
          ...at(repo),
          ...(creator === null ? {} : { creator }),
          state: "all",
          sort: "created",
          direction: "desc",
          per_page: PER_PAGE,
          page,
        },
        paged(many(repo)),
      ),
    issue: (repo, number) =>
      read(
        "GET /repos/{owner}/{repo}/issues/{issue_number}",
        { ...at(repo), issue_number: number },
        one(repo),
      ),
    search: (repo, words) =>
      read("GET /search/issues", { q: `${words} repo:${repo} is:issue`, per_page: 20 }, many(repo)),
    folder: (repo, path) =>
      read("GET /repos/{owner}/{repo}/contents/{+path}", { ...at(repo), path }, readFolder),
    file: (repo, path) =>
      read("GET /repos/{owner}/{repo}/contents/{+path}", { ...at(repo), path }, readFileContent),
    comments: (repo, number, page) =>
      read(
        "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
        { ...at(repo), issue_number: number, per_page: PER_PAGE, page },
        paged(readComments),
      ),
    create: (repo, { title, body, labels }) =>
      write(
        "POST /repos/{owner}/{repo}/issues",
        { ...at(repo), title, body, labels: [...labels] },
        readCreated,
      ),
    comment: (repo, number, body) =>
      write(
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
        { ...at(repo), issue_number: number, body },
        readPage,
      ),
    close: (repo, number, reason) =>
      write(
        "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
        { ...at(repo), issue_number: number, state: "closed", state_reason: reason },
        one(repo),
      ),
    gist: (description, files) => {
      const contents = Object.fromEntries(
        Object.entries(files).map(([name, content]) => [name, { content }]),
      );
      return write("POST /gists", { description, public: false, files: contents }, readPage);
    },
  };
}

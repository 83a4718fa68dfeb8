/** An issue as GitHub answered it, reduced to what filing needs. */
export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  /** `completed`, `not_planned`, `duplicate`; `null`: open, or not said. */
  readonly closedAs: string | null;
  readonly author: string | null;
  readonly labels: readonly string[];
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly isPullRequest: boolean;
}

export interface Repository {
  readonly fullName: string;
  readonly visibility: string;
  readonly archived: boolean;
  readonly hasIssues: boolean;
  /** Whether the token may push: labels are kept then. */
  readonly mayPush: boolean;
}

export interface Comment {
  readonly author: string | null;
  readonly body: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly isFile: boolean;
}

/** The answer to a creation: only a whole one with number and page proves that there is an issue. */
export function readCreated(data: unknown): Issue | null {
  const issue = readIssue(data, "");
  return issue === null || issue.url === "" ? null : issue;
}

/** Reads an issue leniently: servers of other ages leave fields out. `page` is where it is when the answer does not say. */
export function readIssue(data: unknown, page: string): Issue | null {
  const issue = record(data);
  const number = issue.number;
  if (typeof number !== "number" || !Number.isInteger(number)) return null;
  return {
    number,
    url: pageOf(issue.html_url) ?? (page === "" ? "" : `${page}/${number}`),
    title: text(issue.title) ?? "",
    body: text(issue.body) ?? "",
    state: issue.state === "closed" ? "closed" : "open",
    closedAs: text(issue.state_reason),
    author: text(record(issue.user).login),
    labels: list(issue.labels).map((label) => text(label) ?? text(record(label).name) ?? ""),
    createdAt: text(issue.created_at),
    updatedAt: text(issue.updated_at),
    isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
  };
}

export function readIssues(data: unknown, page: string): readonly Issue[] | null {
  const items = Array.isArray(data) ? data : record(data).items;
  if (!Array.isArray(items)) return null;
  return items.map((item) => readIssue(item, page)).filter((issue) => issue !== null);
}

export function readRepository(data: unknown): Repository | null {
  const repository = record(data);
  const fullName = text(repository.full_name);
  if (fullName === null || !/^[\w.-]+\/[\w.-]+$/.test(fullName)) return null;
  const permissions = record(repository.permissions);
  return {
    fullName,
    visibility: text(repository.visibility) ?? (repository.private === true ? "private" : "public"),
    archived: repository.archived === true,
    hasIssues: repository.has_issues !== false,
    mayPush: permissions.push === true,
  };
}

export function readLogin(data: unknown): string | null {
  const login = text(record(data).login);
  return login !== null && /^[\w[\]-]+$/.test(login) ? login : null;
}

/** A file's text from the contents endpoint; `null` when it is a folder, too big or not base64. */
export function readFileContent(data: unknown): string | null {
  const { content, encoding } = record(data);
  if (typeof content !== "string" || encoding !== "base64") return null;
  return Buffer.from(content, "base64").toString("utf8");
}

export function readFolder(data: unknown): readonly FolderEntry[] | null {
  if (!Array.isArray(data)) return null;
  return data.flatMap((entry) => {
    const { name, path, type } = record(entry);
    return typeof name === "string" && typeof path === "string"
      ? [{ name, path, isFile: type === "file" }]
      : [];
  });
}

export function readComments(data: unknown): readonly Comment[] | null {
  if (!Array.isArray(data)) return null;
  return data.map((one) => ({
    author: text(record(record(one).user).login),
    body: text(record(one).body) ?? "",
  }));
}

/** The page of a gist or comment. */
export function readPage(data: unknown): string | null {
  return pageOf(record(data).html_url);
}

function pageOf(value: unknown): string | null {
  const url = text(value);
  return url !== null && /^https?:\/\/[^\s\p{Cc}<>"]+$/u.test(url) ? url : null;
}

/** Any value as an object whose fields may be asked for; an empty one when it is none. */
function record(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? Object.fromEntries(Object.entries(data)) : {};
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

import type { Operation } from "./openapi.ts";
import { addIssue, type FakeIssue, type FakeRepo, type Store } from "./store.ts";

export interface Call {
  readonly operation: Operation;
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  /** `null`: no token was sent. */
  readonly login: string | null;
  readonly store: Store;
  readonly base: string;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const error = (status: number, message: string, errors?: unknown[]): Reply => ({
  status,
  body: { message, documentation_url: "https://docs.github.com/rest", ...(errors ? { errors } : {}) },
});

/** Answers one call as GitHub would, changing the store. */
export function answer(call: Call): Reply {
  const { route, method } = call.operation;
  if (route === "/user")
    return call.login === null
      ? error(401, "Requires authentication")
      : { status: 200, body: { ...call.operation.sample(200), login: call.login } };
  if (route === "/search/issues") return search(call);
  if (route === "/gists") return gist(call);
  const repo = call.store.repos.get(`${call.parts[0]}/${call.parts[1]}`.toLowerCase());
  if (repo === undefined) return error(404, "Not Found");
  if (repo.movedTo !== null)
    return {
      ...error(method === "GET" ? 301 : 307, "Moved Permanently"),
      headers: { location: call.base + route.replace("{owner}/{repo}", repo.movedTo).replace(/\{.*/, "") },
    };
  if (route === "/repos/{owner}/{repo}") return repository(call, repo);
  if (route.endsWith("/contents/{path}")) return contents(call, repo);
  if (!repo.hasIssues) return error(410, "Issues has been disabled in this repository.");
  if (method !== "GET" && call.login === null) return error(401, "Requires authentication");
  if (method !== "GET" && repo.archived) return error(403, "Repository was archived so is read-only.");
  if (route.endsWith("/issues")) return method === "GET" ? list(call, repo) : create(call, repo);
  const issue = repo.issues.find((one) => one.number === Number(call.parts[2]));
  if (issue === undefined) return error(404, "Not Found");
  if (route.endsWith("/comments")) return method === "GET" ? comments(issue) : comment(call, repo, issue);
  return method === "GET" ? { status: 200, body: shown(call, repo, issue) } : patch(call, repo, issue);
}

function repository(call: Call, repo: FakeRepo): Reply {
  const push = call.login !== null && repo.pushers.includes(call.login);
  const permissions = { admin: false, maintain: false, push, triage: push, pull: true };
  const known = {
    full_name: repo.fullName,
    has_issues: repo.hasIssues,
    archived: repo.archived,
    permissions,
  };
  return {
    status: 200,
    body: { ...call.operation.sample(200), ...known, private: false, visibility: "public" },
  };
}

function contents(call: Call, repo: FakeRepo): Reply {
  const path = decodeURIComponent(call.parts[2] ?? "").replace(/\/$/, "");
  const links = { url: "https://github.test/", git_url: null, html_url: null, download_url: null };
  const entry = (at: string, type: string) => ({
    ...{ type, size: 1, name: at.split("/").at(-1), path: at, sha: "0".repeat(40), ...links },
    _links: { self: links.url, git: null, html: null },
  });
  const content = repo.files[path];
  if (content !== undefined) {
    const encoded = Buffer.from(content).toString("base64").replace(/.{60}/g, "$&\n");
    return { status: 200, body: { ...entry(path, "file"), encoding: "base64", content: encoded } };
  }
  const inside = Object.keys(repo.files).filter((one) => path === "" || one.startsWith(`${path}/`));
  if (inside.length === 0) return error(404, "Not Found");
  const below = inside.map((one) => one.slice(path === "" ? 0 : path.length + 1));
  const names = new Map(below.map((one) => [one.split("/")[0] ?? "", one.includes("/") ? "dir" : "file"]));
  const prefix = path === "" ? "" : `${path}/`;
  return { status: 200, body: [...names].map(([name, type]) => entry(prefix + name, type)) };
}

function list(call: Call, repo: FakeRepo): Reply {
  const creator = call.query.get("creator");
  const state = call.query.get("state") ?? "open";
  const size = Number(call.query.get("per_page") ?? 30);
  const page = Number(call.query.get("page") ?? 1);
  const seen = repo.issues
    .filter((one) => creator === null || one.author === creator)
    .filter((one) => state === "all" || one.state === state)
    .filter((one) => Date.now() - one.createdMs >= call.store.listLagMs)
    .reverse();
  return {
    status: 200,
    body: seen.slice((page - 1) * size, page * size).map((one) => shown(call, repo, one)),
  };
}

function create(call: Call, repo: FakeRepo): Reply {
  const title = String(call.body.title ?? "");
  const body = String(call.body.body ?? "");
  const invalid = (field: string, message: string) =>
    error(422, "Validation Failed", [{ resource: "Issue", code: "custom", field, message }]);
  if (title.trim() === "")
    return error(422, "Validation Failed", [{ resource: "Issue", code: "missing_field", field: "title" }]);
  if ([...body].length > 65_536) return invalid("body", "body is too long (maximum is 65536 characters)");
  if ([...title].length > 256) return invalid("title", "title is too long (maximum is 256 characters)");
  const asked = Array.isArray(call.body.labels) ? call.body.labels.map(String) : [];
  const labels = repo.pushers.includes(call.login ?? "") ? asked : [];
  const issue = addIssue(repo, { title, body, author: call.login ?? "ghost", labels });
  return { status: 201, body: shown(call, repo, issue) };
}

function patch(call: Call, repo: FakeRepo, issue: FakeIssue): Reply {
  if (issue.author !== call.login && !repo.pushers.includes(call.login ?? ""))
    return error(403, "Must have admin rights to Repository.");
  if (call.body.state === "closed") {
    issue.state = "closed";
    issue.stateReason = typeof call.body.state_reason === "string" ? call.body.state_reason : "completed";
  }
  return { status: 200, body: shown(call, repo, issue) };
}

function comments(issue: FakeIssue): Reply {
  return { status: 200, body: issue.comments.map(shownComment) };
}

function comment(call: Call, repo: FakeRepo, issue: FakeIssue): Reply {
  const one = { author: call.login ?? "ghost", body: String(call.body.body) };
  issue.comments.push(one);
  const page = `https://github.test/${repo.fullName}/issues/${issue.number}#issuecomment-${issue.comments.length}`;
  return { status: 201, body: { ...shownComment(one), html_url: page } };
}

const commentTimes = { created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z" };

function shownComment({ author, body }: { author: string; body: string }) {
  const links = {
    url: "https://github.test/",
    html_url: "https://github.test/",
    issue_url: "https://github.test/",
  };
  return { id: 1, node_id: "x", ...links, body, user: user(author), ...commentTimes };
}

/** Search as GitHub does it, roughly: every quoted phrase and word must stand in title or body. */
function search(call: Call): Reply {
  const query = call.query.get("q") ?? "";
  if (!/\bis:issue\b/.test(query)) return error(422, "Query must include 'is:issue' or 'is:pull-request'");
  const name = /\brepo:(\S+)/.exec(query)?.[1]?.toLowerCase() ?? "";
  const repo = call.store.repos.get(name);
  const words = query.replace(/\b(?:in|is|repo|state|author):\S+/g, " ").match(/"[^"]+"|\S+/g) ?? [];
  if (words.join(" ").length > 256)
    return error(422, "Validation Failed", [{ message: "The search is longer than 256 characters." }]);
  const found = (repo?.issues ?? [])
    .filter((one) => Date.now() - one.createdMs >= call.store.searchLagMs)
    .filter((one) =>
      words.every((word) =>
        `${one.title}\n${one.body}`.toLowerCase().includes(word.replace(/"/g, "").toLowerCase()),
      ),
    );
  const items = repo === undefined ? [] : found.map((one) => ({ ...shown(call, repo, one), score: 1 }));
  return {
    status: 200,
    body: { ...call.operation.sample(200), total_count: items.length, incomplete_results: false, items },
  };
}

function gist(call: Call): Reply {
  if (call.login === null) return error(401, "Requires authentication");
  call.store.gists.push(call.body);
  return {
    status: 201,
    body: { ...call.operation.sample(201), html_url: `https://gist.github.test/${call.store.gists.length}` },
  };
}

function shown(call: Call, repo: FakeRepo, issue: FakeIssue): Record<string, unknown> {
  const at = new Date(issue.createdMs).toISOString().replace(/\.\d+/, "");
  const page = `https://github.test/${repo.fullName}/issues/${issue.number}`;
  return {
    ...issueSample(call),
    number: issue.number,
    html_url: page,
    title: issue.title,
    body: issue.body,
    user: user(issue.author),
    state: issue.state,
    state_reason: issue.stateReason,
    labels: issue.labels.map((name) => ({
      id: 1,
      node_id: "x",
      url: page,
      name,
      description: null,
      color: "fff",
      default: false,
    })),
    created_at: at,
    updated_at: at,
    closed_at: issue.state === "closed" ? at : null,
  };
}

/** Fields of an issue that GitHub's description requires and filing never reads. */
function issueSample({ operation }: Call): Record<string, unknown> {
  const links = ["url", "repository_url", "labels_url", "comments_url", "events_url"];
  const own = operation.route.endsWith("/issues") && operation.method === "POST" ? operation.sample(201) : {};
  return {
    ...Object.fromEntries(links.map((name) => [name, "https://github.test/"])),
    ...{ id: 1, node_id: "x", locked: false, comments: 0, assignee: null, assignees: [], milestone: null },
    ...{ author_association: "NONE" },
    ...own,
  };
}

function user(login: string): Record<string, unknown> {
  const links = [
    ...["avatar_url", "url", "html_url", "followers_url", "following_url", "gists_url", "starred_url"],
    ...["subscriptions_url", "organizations_url", "repos_url", "events_url", "received_events_url"],
  ];
  return {
    ...Object.fromEntries(links.map((name) => [name, "https://github.test/"])),
    ...{ login, id: 1, node_id: "x", gravatar_id: null, type: "User", site_admin: false },
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An issue or a pull request, as GitHub shows it and no more: fields that a client must not count on are missing. */
export interface BareIssue {
  number: number;
  title: string;
  body: string | null;
  user: { login: string } | null;
  state: "open" | "closed";
  state_reason?: string | null;
  labels: { name: string }[];
  pull_request?: object;
  created_at: string;
}

/** What the second stand-in plays. It shares no code with the first: a client that fits both fits no test double alone. */
export interface BareGithub {
  readonly api: string;
  /** Newest last; numbers are shared by issues and pull requests, and do not begin at 1. */
  readonly issues: BareIssue[];
  readonly comments: Map<number, { user: { login: string }; body: string }[]>;
  readonly files: Map<string, string>;
  /** `METHOD path` of every request, with its query. */
  readonly seen: string[];
  readonly authorizations: Set<string>;
  /** Status and body instead of the answer, by the beginning of `METHOD path`. */
  readonly instead: Map<string, { status: number; message: string; headers?: Record<string, string> }>;
  /** Most items of a page: GitHub's is 100, and servers may give fewer. */
  perPage: number;
  close(): Promise<void>;
}

const TOKEN = "bare-token";

/** Serves `o/r` for the token `bare-token` of `bob`. */
export async function startBareGithub(): Promise<BareGithub> {
  const server = createServer((request, response) => void handle(bare, request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  server.unref();
  const bare: BareGithub = {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ issues: [], comments: new Map(), files: new Map(), seen: [], authorizations: new Set() },
    ...{ instead: new Map(), perPage: 100 },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return bare;
}

type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>];

async function handle(bare: BareGithub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const url = new URL(request.url ?? "/", bare.api);
  const told = Buffer.concat(parts).toString("utf8");
  const what = `${request.method} ${url.pathname}`;
  bare.seen.push(`${what}${url.search}`);
  const { authorization } = request.headers;
  if (authorization !== undefined) bare.authorizations.add(authorization);
  const forced = [...bare.instead].find(([start]) => what.startsWith(start))?.[1];
  const known = authorization === undefined || authorization.endsWith(TOKEN);
  const [status, body, headers] = forced
    ? ([forced.status, { message: forced.message }, forced.headers] as const)
    : request.headers["user-agent"] === undefined
      ? ([403, { message: "Request forbidden by administrative rules." }] as const)
      : known
        ? answer(bare, what, url.searchParams, told, authorization !== undefined)
        : ([401, { message: "Bad credentials" }] as const);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    etag: 'W/"1"',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function answer(
  bare: BareGithub,
  what: string,
  query: URLSearchParams,
  told: string,
  signedIn: boolean,
): Answer {
  if (what === "GET /user") return [200, { login: "bob" }];
  if (what === "GET /repos/o/r") return [200, { full_name: "o/r", private: false, has_issues: true }];
  if (what === "GET /search/issues") return search(bare, query);
  const path = /^GET \/repos\/o\/r\/contents\/(.*)$/.exec(what)?.[1];
  if (path !== undefined) return contents(bare, decodeURI(path));
  if (what === "GET /repos/o/r/issues") return list(bare, query);
  if (what.startsWith("GET ") && /^GET \/repos\/o\/r\/issues\/\d+(\/comments)?$/.test(what)) {
    const number = Number(/\d+/.exec(what.slice(20))?.[0]);
    if (what.endsWith("/comments")) return [200, bare.comments.get(number) ?? []];
    const issue = bare.issues.find((one) => one.number === number);
    return issue ? [200, shown(issue)] : [404, { message: "Not Found" }];
  }
  if (!signedIn) return [401, { message: "Requires authentication" }];
  if (what === "POST /repos/o/r/issues") {
    const { title, body } = JSON.parse(told);
    const issue: BareIssue = {
      ...{ number: (bare.issues.at(-1)?.number ?? 4710) + 1, title, body, user: { login: "bob" } },
      ...{ state: "open", labels: [], created_at: new Date().toISOString() },
    };
    bare.issues.push(issue);
    return [201, shown(issue)];
  }
  const commented = /^POST \/repos\/o\/r\/issues\/(\d+)\/comments$/.exec(what)?.[1];
  if (commented === undefined) return [404, { message: "Not Found" }];
  const said = { user: { login: "bob" }, body: String(JSON.parse(told).body) };
  bare.comments.set(Number(commented), [...(bare.comments.get(Number(commented)) ?? []), said]);
  return [201, { ...said, html_url: `https://github.test/o/r/issues/${commented}#issuecomment-1` }];
}

function contents({ files }: BareGithub, path: string): Answer {
  const text = files.get(path);
  if (text !== undefined) {
    const content = Buffer.from(text).toString("base64");
    return [
      200,
      { type: "file", name: path.split("/").at(-1), path, encoding: "base64", content: `${content}\n` },
    ];
  }
  const start = path === "" ? "" : `${path.replace(/\/$/, "")}/`;
  const below = [...files.keys()]
    .filter((one) => one.startsWith(start))
    .map((one) => one.slice(start.length));
  const names = new Map(below.map((one) => [one.split("/")[0] ?? "", one.includes("/") ? "dir" : "file"]));
  if (names.size === 0) return [404, { message: "Not Found" }];
  return [200, [...names].map(([name, type]) => ({ type, name, path: start + name }))];
}

function list(bare: BareGithub, query: URLSearchParams): Answer {
  const creator = query.get("creator")?.toLowerCase();
  const size = Math.min(Number(query.get("per_page") ?? 30), bare.perPage);
  const page = Number(query.get("page") ?? 1);
  const all = [...bare.issues]
    .reverse()
    .filter((one) => creator === undefined || one.user?.login.toLowerCase() === creator)
    .filter((one) => query.get("state") === "all" || one.state === (query.get("state") ?? "open"));
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = `<${bare.api}/repositories/1/issues?page=${page + 1}>; rel="next", <${bare.api}/repositories/1/issues?page=${last}>; rel="last"`;
  const items = all.slice((page - 1) * size, page * size).map((one) => shown(one));
  return [200, items, page < last ? { link } : {}];
}

function search(bare: BareGithub, query: URLSearchParams): Answer {
  const words = (query.get("q") ?? "").replace(/\b(?:in|is|repo):\S+/g, "").match(/"[^"]+"|\S+/g) ?? [];
  const has = (issue: BareIssue, word: string) =>
    `${issue.title}\n${issue.body}`.toLowerCase().includes(word.replaceAll('"', "").toLowerCase());
  const items = bare.issues.filter((issue) => words.every((word) => has(issue, word)));
  return [
    200,
    { total_count: items.length, incomplete_results: false, items: items.map((one) => shown(one)) },
  ];
}

function shown(issue: BareIssue): object {
  return { ...issue, html_url: `https://github.test/o/r/issues/${issue.number}` };
}

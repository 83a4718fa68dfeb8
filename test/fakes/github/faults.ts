import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Reply } from "./routes.ts";

/** A request as the stand-in saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** 1 for the first request of all. */
  readonly nth: number;
}

/** What goes wrong. `done` faults carry the request out first; the client cannot tell. */
export type FaultKind =
  | {
      readonly fault: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
    }
  | { readonly fault: "drop" }
  | { readonly fault: "done-then-drop" }
  | { readonly fault: "done-then-status"; readonly status: number }
  | { readonly fault: "done-then-cut" }
  | { readonly fault: "done-then-garbage" }
  | { readonly fault: "hang" }
  | { readonly fault: "done-then-hang" }
  | { readonly fault: "slow"; readonly ms: number }
  /** Carried out when that has happened. */
  | { readonly fault: "held"; readonly until: Promise<unknown> };

export interface Fault {
  readonly kind: FaultKind;
  /** How many more requests it hits. */
  times: number;
  on(seen: Seen): boolean;
}

/** The POST that creates an issue. */
export const creating = (seen: Seen) => seen.method === "POST" && /\/issues$/.test(seen.path);

/** The statuses of GitHub that a filing may meet, as the stand-in plays them. */
export const STATUS_FAULTS = {
  "401": { fault: "status", status: 401, body: { message: "Bad credentials" } },
  "403 permission": {
    fault: "status",
    status: 403,
    body: { message: "Resource not accessible by personal access token" },
    headers: { "x-accepted-github-permissions": "issues=write" },
  },
  "403 archived": {
    fault: "status",
    status: 403,
    body: { message: "Repository was archived so is read-only." },
  },
  "403 sso": {
    fault: "status",
    status: 403,
    body: { message: "Resource protected by organization SAML enforcement." },
    headers: { "x-github-sso": "required; url=https://github.test/orgs/o/sso?authorization_request=1" },
  },
  "403 secondary": {
    fault: "status",
    status: 403,
    body: { message: "You have exceeded a secondary rate limit." },
    headers: { "retry-after": "900" },
  },
  "403 primary": {
    fault: "status",
    status: 403,
    body: { message: "API rate limit exceeded" },
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "4102444800" },
  },
  "404": { fault: "status", status: 404, body: { message: "Not Found" } },
  "410": { fault: "status", status: 410, body: { message: "Issues has been disabled in this repository." } },
  "422 spam": {
    fault: "status",
    status: 422,
    body: { message: "Validation Failed", errors: ["was submitted too quickly"] },
  },
  "422 field": {
    fault: "status",
    status: 422,
    body: { message: "Validation Failed", errors: [{ resource: "Issue", code: "invalid", field: "title" }] },
  },
  "429": { fault: "status", status: 429, body: { message: "Too many requests" } },
  "500": { fault: "status", status: 500, body: "" },
  "502": { fault: "status", status: 502, body: "<html>Bad Gateway</html>" },
  "503": { fault: "status", status: 503, body: { message: "Service unavailable" } },
} as const satisfies Record<string, FaultKind>;

/** Answers a request through a fault; `work` carries it out. */
export async function play(
  kind: FaultKind | null,
  work: () => Reply,
  response: ServerResponse,
): Promise<void> {
  switch (kind?.fault) {
    case "status":
      return send(response, {
        status: kind.status,
        body: kind.body ?? {},
        ...(kind.headers ? { headers: kind.headers } : {}),
      });
    case "drop":
      response.destroy();
      return;
    case "done-then-drop":
      work();
      response.destroy();
      return;
    case "done-then-status":
      work();
      return send(response, { status: kind.status, body: { message: "Server Error" } });
    case "done-then-cut": {
      const text = JSON.stringify(work().body);
      // A proxy that cut the body and closed the answer properly: only the content shows it.
      response.writeHead(201, { "content-type": "application/json; charset=utf-8" });
      response.end(text.slice(0, text.length / 2));
      return;
    }
    case "done-then-garbage":
      work();
      return send(response, { status: 201, body: { id: 1, number: "7", html_url: null } });
    case "hang":
      return;
    case "done-then-hang":
      work();
      return;
    case "slow":
      await new Promise((done) => setTimeout(done, kind.ms));
      return send(response, work());
    case "held":
      await kind.until;
      return send(response, work());
    default:
      return send(response, work());
  }
}

function send(response: ServerResponse, reply: Reply): void {
  const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  const type = typeof reply.body === "string" ? "text/html" : "application/json; charset=utf-8";
  response.writeHead(reply.status, { "content-type": type, ...reply.headers });
  response.end(text);
}

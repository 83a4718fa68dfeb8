import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Fault, play, type Seen } from "./faults.ts";
import { operations } from "./openapi.ts";
import { answer, type Reply } from "./routes.ts";
import { createStore, type Store } from "./store.ts";

/** A GitHub on loopback: stateful, checked against GitHub's own description in both directions, faults on demand. */
export interface FakeGithub {
  readonly api: string;
  readonly store: Store;
  /** Every request in order of arrival. */
  readonly seen: Seen[];
  /** Breaches of GitHub's description, by the client or by the stand-in itself; a test wants none. */
  readonly violations: string[];
  /** Faults to play, each on the requests it matches, first match first. */
  readonly faults: Fault[];
  /** Called before a request is carried out. */
  onRequest: (seen: Seen) => void;
  close(): Promise<void>;
}

export async function startGithub(port = 0): Promise<FakeGithub> {
  const server = createServer((request, response) => {
    handle(github, request, response).catch((error: unknown) => {
      github.violations.push(`the stand-in broke: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  server.unref();
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const github: FakeGithub = {
    ...{ api, store: createStore(), seen: [], violations: [], faults: [] },
    onRequest() {},
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return github;
}

async function handle(github: FakeGithub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", github.api);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString("utf8");
  const body = text === "" ? undefined : JSON.parse(text);
  const operation = operations.find((one) => one.method === request.method && one.pattern.test(url.pathname));
  const token = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
  const seen: Seen = {
    method: request.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
    nth: github.seen.length + 1,
  };
  github.seen.push(seen);
  github.onRequest(seen);
  if (!/ib-bugreport/.test(request.headers["user-agent"] ?? ""))
    github.violations.push("no user-agent of ours");
  if (request.headers["x-github-api-version"] === undefined) github.violations.push("no API version header");
  const work = (): Reply => {
    if (operation === undefined) {
      github.violations.push(`no operation ${request.method} ${url.pathname}`);
      return { status: 404, body: { message: "Not Found" } };
    }
    const login = token === null ? null : github.store.users.get(token);
    if (login === undefined) return { status: 401, body: { message: "Bad credentials" } };
    github.violations.push(...operation.checkRequest(url.searchParams, body));
    const groups = operation.pattern.exec(url.pathname) ?? [];
    const call = { operation, parts: groups.slice(1), query: url.searchParams, body: body ?? {}, login };
    const reply = answer({ ...call, store: github.store, base: github.api });
    github.violations.push(...operation.checkAnswer(reply.status, reply.body));
    return reply;
  };
  const fault = github.faults.find((one) => one.times > 0 && one.on(seen));
  if (fault !== undefined) fault.times -= 1;
  await play(fault?.kind ?? null, work, response);
}

import type { System } from "../../model/system.ts";
import type { GithubHost } from "./api-url.ts";
import { type Failure, failureOf, noAnswer } from "./failure.ts";
import { pause } from "./pause.ts";
import { createFetch } from "./transport.ts";

/** What came back: a value read from the answer, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

type Headers = Readonly<Record<string, string | number | undefined>>;
type Read<T> = (data: unknown, headers: Headers) => T | null;
type Parameters = Readonly<Record<string, unknown>>;

const READ_ATTEMPTS = 3;
/** Longer waits than this are not sat out, they are said. */
const MAX_WAIT_MS = 60_000;

/** Where to send requests, as whom, and how long to wait. */
export interface GithubOptions {
  readonly host: GithubHost;
  readonly token: string | null;
  readonly env: System["env"];
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly readMs: number;
  readonly createMs: number;
  readonly retryMs: number;
}

/** The two ways of asking: reads are tried again after a fault, writes never (a repeated POST files a second issue). */
export async function createRequests(options: GithubOptions) {
  const [{ Octokit }, { RequestError }] = await Promise.all([
    import("@octokit/rest"),
    import("@octokit/request-error"),
  ]);
  const octokit = new Octokit({
    baseUrl: options.host.api,
    userAgent: options.userAgent,
    ...(options.token === null ? {} : { auth: options.token }),
    request: { fetch: await createFetch(options.env) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const times: number[] = [];
  const fail = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({
    ok: false,
    failure: { ...failure, sentence: hidden(failure.sentence, options.token) },
  });

  async function once<T>(
    route: string,
    parameters: Parameters,
    timeoutMs: number,
    read: Read<T>,
  ): Promise<Answer<T>> {
    const from = performance.now();
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await octokit.request(route, {
        ...parameters,
        headers: { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" },
        request: { signal: AbortSignal.any([options.signal, deadline]), retries: 0 },
      });
      times.push(performance.now() - from);
      if (answer.status >= 300) return fail(failureOf({ ...answer, nowMs: Date.now() }));
      const value = read(answer.data, answer.headers);
      return value === null ? fail(unreadable(answer.status)) : { ok: true, value };
    } catch (error) {
      times.push(performance.now() - from);
      if (options.signal.aborted) return fail(noAnswer("interrupted"));
      if (deadline.aborted) return fail(noAnswer(`none within ${timeoutMs / 1000} s`));
      if (error instanceof RequestError && error.response !== undefined)
        return fail(failureOf({ ...error.response, nowMs: Date.now() }));
      return fail(noAnswer(causeOf(error)));
    }
  }

  return {
    roundTripMs: () => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    write: <T>(route: string, parameters: Parameters, read: Read<T>) =>
      once(route, parameters, options.createMs, read),
    async read<T>(route: string, parameters: Parameters, read: Read<T>): Promise<Answer<T>> {
      for (let attempt = 1; ; attempt++) {
        const answer = await once(route, parameters, options.readMs, read);
        if (answer.ok || attempt === READ_ATTEMPTS || options.signal.aborted) return answer;
        const wait = waitBefore(answer.failure, attempt, options.retryMs);
        if (wait === null) return answer;
        await pause(wait, options.signal);
      }
    },
  };
}

/** How long to wait before a read is tried again; `null`: trying again would not help. */
function waitBefore(failure: Failure, attempt: number, retryMs: number): number | null {
  if (failure.kind === "rate-limit") {
    const asked = failure.retryAfterMs;
    return asked !== null && asked <= MAX_WAIT_MS && attempt === 1 ? asked : null;
  }
  const passing = failure.kind === "server" || failure.kind === "no-answer" || failure.kind === "unreadable";
  return passing ? retryMs * 2 ** (attempt - 1) : null;
}

/** A server may say what it was told; the token is printed never. */
function hidden(sentence: string, token: string | null): string {
  return token === null ? sentence : sentence.replaceAll(token, "<token>");
}

function unreadable(status: number): Failure {
  const sentence = `The answer (${status}) is cut or is not what GitHub answers.`;
  return { kind: "unreadable", status, applied: "unknown", sentence, retryAfterMs: null };
}

/** The deepest code of an error chain: `ECONNRESET`, `UND_ERR_SOCKET`, …; never a URL or header. */
function causeOf(error: unknown): string {
  let code = "connection failed";
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 5; depth++) {
    if ("code" in at && typeof at.code === "string") code = at.code;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return code;
}

/** Why a request brought no usable answer. */
export type FailureKind =
  | "bad-token"
  | "sso"
  | "archived"
  | "no-permission"
  | "rate-limit"
  | "not-found"
  | "issues-disabled"
  | "moved"
  | "too-long"
  | "invalid"
  | "server"
  | "no-answer"
  | "unreadable";

/** A request that failed. `applied` says whether a write may have happened all the same. */
export interface Failure {
  readonly kind: FailureKind;
  /** HTTP status; `null`: none arrived. */
  readonly status: number | null;
  readonly applied: "no" | "unknown";
  /** What happened and what to do, for people; made of our own words and checked pieces of the answer. */
  readonly sentence: string;
  /** How long the server asks to wait; `null`: it does not say. */
  readonly retryAfterMs: number | null;
  /** Where the server says that it has moved to. */
  readonly location?: string;
}

/** What a server answered, as far as a failure is read from it. */
export interface BadAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
  readonly nowMs: number;
}

/** Sorts an answer that is no success, by status, headers and message (docs, troubleshooting the REST API). */
export function failureOf(answer: BadAnswer): Failure {
  const { status } = answer;
  const message = plain(messageOf(answer.data));
  const said = message === "" ? "" : ` GitHub says: "${message}".`;
  const make = (kind: FailureKind, sentence: string, retryAfterMs: number | null = null): Failure => ({
    kind,
    status,
    // A 4xx is an answer about this request; a 5xx may come from a proxy after the work was done.
    applied: status >= 300 && status < 500 && status !== 408 ? "no" : "unknown",
    sentence,
    retryAfterMs,
  });
  if (status === 401)
    return make("bad-token", `GitHub refuses the token (401): it is wrong, expired or revoked.${said}`);
  const wait = waitAsked(answer);
  if (isRateLimit(answer, message)) {
    const when = wait === null ? "Try again in some minutes." : `Try again in ${Math.ceil(wait / 1000)} s.`;
    return make("rate-limit", `GitHub's rate limit is reached (${status}). ${when}`, wait);
  }
  if (status === 403) return forbidden(answer, message, said, make);
  if (status === 404)
    return make(
      "not-found",
      "Not found (404): it does not exist, or this token may not see it (GitHub hides which).",
    );
  if (status === 410) return make("issues-disabled", "Issues are disabled for this repository (410).");
  if (status === 422) {
    if (/too long/i.test(message) || /too long/i.test(JSON.stringify(answer.data ?? "")))
      return make("too-long", `GitHub finds the text too long (422).${said}`);
    return make("invalid", `GitHub refuses the content, or takes it for spam (422).${said}`);
  }
  if (status >= 300 && status < 400) {
    const to = /\/repos\/([\w.-]+\/[\w.-]+)/.exec(String(answer.headers.location ?? ""))?.[1];
    const moved = make(
      "moved",
      `The repository has moved${to === undefined ? "" : ` to ${to}`} (${status}).`,
    );
    return { ...moved, location: String(answer.headers.location ?? "") };
  }
  if (status >= 500) return make("server", `GitHub failed to answer (${status}).${said}`, wait);
  return make("invalid", `GitHub refuses the request (${status}).${said}`);
}

/** No HTTP answer arrived at all: refused, reset, timed out. The request may have been carried out. */
export function noAnswer(detail: string): Failure {
  const sentence = `No answer came (${plain(detail)}).`;
  // A connection that was never made, or a name that does not resolve, carried nothing.
  const applied = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/.test(detail) ? "no" : "unknown";
  return { kind: "no-answer", status: null, applied, sentence, retryAfterMs: null };
}

function forbidden(
  answer: BadAnswer,
  message: string,
  said: string,
  make: (kind: FailureKind, sentence: string) => Failure,
): Failure {
  const sso = /url=(https:\/\/[\w.-]+\/[\w./?=&%-]*)/.exec(String(answer.headers["x-github-sso"] ?? ""))?.[1];
  if (answer.headers["x-github-sso"] !== undefined)
    return make(
      "sso",
      `The organisation wants the token authorised for single sign-on (403)${sso ? `: open ${sso}` : ""}.`,
    );
  if (/archived/i.test(message))
    return make("archived", "The repository is archived and takes no issues (403).");
  const right = plain(String(answer.headers["x-accepted-github-permissions"] ?? ""));
  const needs = right === "" ? "" : ` It needs the right ${right}.`;
  return make("no-permission", `The token may not do this (403).${needs}${said}`);
}

function isRateLimit({ status, headers }: BadAnswer, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers["x-ratelimit-remaining"] === "0" ||
    headers["retry-after"] !== undefined ||
    /rate limit/i.test(message)
  );
}

function waitAsked({ headers, nowMs }: BadAnswer): number | null {
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after) && after >= 0) return after * 1000;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (headers["x-ratelimit-remaining"] === "0" && Number.isFinite(reset))
    return Math.max(0, reset * 1000 - nowMs);
  return null;
}

function messageOf(data: unknown): string {
  if (typeof data !== "object" || data === null || !("message" in data)) return "";
  const errors = "errors" in data && Array.isArray(data.errors) ? data.errors.map(errorText) : [];
  return [String(data.message), ...errors.filter((text) => text !== "")].join("; ");
}

function errorText(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return "";
}

/** A server's words, safe for a terminal and short. */
function plain(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return clean.length > 200 ? `${clean.slice(0, 200)}…` : clean;
}

import type { Repository } from "../sinks/github/answers.ts";
import type { Failure, FailureKind } from "../sinks/github/failure.ts";
import type { Github } from "../sinks/github/github.ts";

/** What has to be known before anything is prepared for a repository. */
export interface Preflight {
  readonly repository: Repository;
  /** `null`: no token, or one that may not say whose it is (a workflow's). */
  readonly login: string | null;
  readonly optedOut: boolean;
}

export type PreflightAnswer =
  | { readonly ok: true; readonly preflight: Preflight }
  | {
      readonly ok: false;
      readonly outcome: "needs-person" | "not-filed";
      /** Nobody could be asked: a draft can still be made from what is here. */
      readonly offline: boolean;
      readonly reason: string;
    };

/** Asks who we are and whether the repository takes issues; every refusal comes before anybody is asked for consent. */
export async function lookAhead(
  github: Github,
  repo: string,
  tokenOrigin: string | null,
): Promise<PreflightAnswer> {
  const [login, repository, optOut] = await Promise.all([
    tokenOrigin === null ? null : github.login(),
    github.repository(repo),
    github.file(repo, ".github/ib-bugreport.yml"),
  ]);
  if (login !== null && !login.ok && login.failure.kind === "bad-token")
    return refuse(`${login.failure.sentence} It came from ${tokenOrigin}. ${TODO["bad-token"]}`);
  if (!repository.ok) return refuseRepository(repository.failure, repo, tokenOrigin !== null);
  const found = repository.value;
  if (found.fullName.toLowerCase() !== repo.toLowerCase())
    return ask(`${repo} has moved to ${found.fullName}. Use --repo ${found.fullName} to file it there.`);
  if (found.archived) return refuse(`${repo} is archived and takes no issues.`);
  if (!found.hasIssues) return refuse(`${repo} has its issues disabled; its README may name another place.`);
  const optedOut = optOut.ok && /^\s*file\s*:\s*(?:false|no|off)\s*(?:#.*)?$/m.test(optOut.value);
  return { ok: true, preflight: { repository: found, login: login?.ok ? login.value : null, optedOut } };
}

/** What to do about it; --web needs neither token nor API. */
const TODO: Readonly<Partial<Record<FailureKind, string>>> = {
  "bad-token": "Set another one, or use --web.",
  sso: "Then run it again, or use --web.",
  "no-permission": "Use a token that may, or --web.",
  "rate-limit": "Or use --web.",
  "no-answer":
    "See that the address is right and can be reached, through a proxy if there is one, and run it again.",
  server: "Run it again later, or use --web.",
  unreadable: "See that the address is GitHub's API and not a page to log in at.",
};

function refuseRepository(failure: Failure, repo: string, withToken: boolean): PreflightAnswer {
  if (failure.kind === "moved")
    return ask(`${failure.sentence} It is not filed under another name without being told so: use --repo.`);
  if (failure.kind === "not-found") {
    const token = withToken ? "or this token may not see it" : "or it is private and needs a token";
    return refuse(`There is no repository ${repo}, ${token} (GitHub hides which).`);
  }
  const offline = failure.kind === "no-answer" || failure.kind === "server" || failure.kind === "unreadable";
  return refuse(`${failure.sentence} ${TODO[failure.kind] ?? "Try again later."}`, offline);
}

function refuse(reason: string, offline = false): PreflightAnswer {
  return { ok: false, outcome: "not-filed", offline, reason: `${reason} Nothing was created.` };
}

function ask(reason: string): PreflightAnswer {
  return { ok: false, outcome: "needs-person", offline: false, reason: `${reason} Nothing was created.` };
}

import { dirname } from "node:path";
import type { Files } from "../model/system.ts";
import { readApiUrl } from "../sinks/github/api-url.ts";
import { createGithub } from "../sinks/github/github.ts";
import { keepingTokens } from "./clean.ts";
import { findComponent } from "./component.ts";
import type { Consent } from "./consent.ts";
import type { Draft } from "./draft.ts";
import { draftFolder, readDraft } from "./draft.ts";
import { fingerprintOf, identify } from "./fingerprint.ts";
import { type Filing, outcome } from "./outcome.ts";
import { judgeCase, repoFor } from "./policy.ts";
import type { FilingDeps, FilingRequest } from "./request.ts";
import { runSession } from "./run-session.ts";
import type { Session } from "./session.ts";
import { stateFolder } from "./state/folder.ts";
import { createIntents } from "./state/intents.ts";
import { createLedger } from "./state/ledger.ts";
import { TIMING } from "./timing.ts";
import { findToken } from "./token.ts";

/** Decides about an issue and files it at most once: the whole of `file`. Never throws for what a server does. */
export async function fileIssue(request: FilingRequest, deps: FilingDeps): Promise<Filing> {
  let session: Session | undefined;
  try {
    const opened = await openSession(request, deps);
    if ("outcome" in opened) return opened;
    session = opened;
    return await runSession(session);
  } catch (error) {
    const why = `The tool itself failed: ${error instanceof Error ? error.message : String(error)}.`;
    // An intent that is still there means that the request may have left.
    const sent = session !== undefined && (await session.intents.find(session.key)) !== null;
    return sent
      ? outcome("unknown", deps.redact(`${why} Run it again: it looks first whether the issue exists.`))
      : outcome("not-filed", deps.redact(`${why} Nothing was created.`));
  }
}

/** Everything that can be settled without asking the server: host, repository, verdict, token, fingerprint. */
async function openSession(request: FilingRequest, deps: FilingDeps): Promise<Session | Filing> {
  const { system } = deps;
  const { permission } = request;
  const posting = !request.dryRun && !request.web && permission.kind !== "none";
  if (posting && system.env.IB_BUGREPORT_NO_FILE)
    return outcome("not-filed", "IB_BUGREPORT_NO_FILE is set: nothing is filed on this machine.");
  const draft = request.recover === null ? null : await readDraft(system.files, request.recover);
  if (draft !== null && "problem" in draft)
    return outcome("not-filed", `${draft.problem}. Nothing was created.`);
  const state = stateFolder(system);
  const named = request.api ?? system.env.IB_BUGREPORT_GITHUB_API ?? null;
  // A draft of our own is believed; anybody else's must not choose the server that gets the token.
  const own = request.recover !== null && (await isOwnDraft(system.files, state, request.recover));
  const host = readApiUrl(named ?? (own ? draft?.api : null) ?? null);
  if ("problem" in host) return outcome("not-filed", `${host.problem}. Nothing was created.`);
  if (draft !== null && draft.api !== host.api)
    return outcome(
      "not-filed",
      `The draft is for ${deps.redact(draft.api)}: name that server with --github-api. Nothing was created.`,
    );
  const target = chooseTarget(request, draft);
  if ("outcome" in target) return target;
  const token = await findToken(system, host, deps.mayUseGh);
  if (token !== null && !/^[\x21-\x7e]+$/.test(token.value))
    return outcome(
      "not-filed",
      `What ${token.origin} holds is no token: it has spaces, line ends or other signs that no token has. Nothing was created.`,
    );
  const timing = { ...TIMING, ...deps.timing };
  const { readMs, createMs, retryMs } = timing;
  const userAgent = `ib-bugreport/${deps.toolVersion}`;
  const options = { host, token: token?.value ?? null, env: system.env, userAgent, signal: deps.signal };
  return {
    ...{
      request,
      deps: { ...deps, ...keepingTokens(deps) },
      timing,
      state,
      host,
      token,
      posting,
      draft,
      ...target,
    },
    unattended: permission.kind !== "ask",
    ledger: createLedger(system.files, state),
    intents: createIntents(system.files, state),
    github: await createGithub({ ...options, readMs, createMs, retryMs }),
    key: { api: host.api, repo: target.repo, fingerprint: fingerprintOf(target.identity) },
  };
}

type Target = Pick<Session, "repo" | "identity" | "component" | "defect">;

/** Where to, and what about. The verdict decides whether that repository is the right place. */
function chooseTarget(request: FilingRequest, draft: Draft | null): Target | Filing {
  const { subject, permission, anyway } = request;
  if (request.repo !== null && !/^[\w.-]+\/[\w.-]+$/.test(request.repo))
    return outcome("not-filed", "The repository has to be named as OWNER/NAME. Nothing was created.");
  if (permission.kind === "consent" && !isConsent(permission.consent))
    return outcome(
      "not-filed",
      "The consent needs by, at (a date), repos (OWNER/NAME) and policy (own-repo or allow-list). Nothing was created.",
    );
  if (draft !== null) {
    const repo = request.repo ?? draft.repo;
    return { repo, identity: draft.identity, component: null, defect: null };
  }
  if (subject === null) return outcome("not-filed", "There is nothing to file: no bundle and no draft.");
  const { verdict, facts, report } = subject;
  const { names } = report.client;
  // Where several libraries may be meant, none of them is chosen for the user.
  const inUse = names.length > 1 ? null : findComponent(report.versions, names[0] ?? null);
  const repo = request.repo ?? repoFor(verdict, inUse?.name ?? null)?.repo ?? null;
  if (repo === null)
    return outcome(
      "needs-person",
      "The verdict leads to no repository that is known; name one with --repo OWNER/NAME.",
    );
  if (permission.kind === "yes" && request.repo === null)
    return outcome("needs-person", `--yes needs the repository to be named: --repo ${repo}`);
  if (permission.kind === "consent" && !covers(permission.consent.repos, repo))
    return outcome(
      "not-filed",
      `The consent of ${permission.consent.by} does not cover ${repo}. Nothing was created.`,
    );
  const judgement = judgeCase({ verdict, repo, permission, anyway });
  if (!judgement.may) return outcome(judgement.outcome, `${judgement.reason} Nothing was created.`);
  const { defect } = judgement;
  const component = defect === null ? inUse : findComponent(report.versions, defect.component);
  return { repo, identity: identify({ verdict, facts, component, defect }), component, defect };
}

async function isOwnDraft(files: Files, state: string, path: string): Promise<boolean> {
  const [file, folder] = await Promise.all([files.real(path), files.real(draftFolder(state))]);
  return file !== null && folder !== null && dirname(file) === folder;
}

/** Consent comes from programs, in whatever shape. */
function isConsent(given: Partial<Consent> | undefined): boolean {
  const { by, at, repos, policy } = given ?? {};
  const named = typeof by === "string" && by.trim() !== "" && Number.isFinite(Date.parse(String(at)));
  const listed = Array.isArray(repos) && repos.every((one) => typeof one === "string");
  return named && listed && (policy === "own-repo" || policy === "allow-list");
}

function covers(repos: readonly string[], repo: string): boolean {
  return repos.some((one) => one.toLowerCase() === repo.toLowerCase());
}

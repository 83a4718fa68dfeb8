import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Filing, type FilingDeps, type FilingRequest, fileIssue } from "../../src/filing/index.ts";
import type { Redacted } from "../../src/model/redacted.ts";
import { createSystem } from "../../src/system/index.ts";
import { type FakeGithub, startGithub } from "../fakes/github/server.ts";
import { addRepo, type FakeRepo } from "../fakes/github/store.ts";
import { caseOf, renderOwn } from "./case-fixture.ts";

/** Waits short enough for tests; their proportions are those of real life. */
export const FAST = {
  ...{ readMs: 300, createMs: 300, looksMs: [0, 10, 40], settledMs: 150, retryMs: 1, searchGapMs: 1 },
  ...{ windowMs: [5, 20] as const, windowRoundTrips: 1, twinGapMs: 5, lockMs: 5000 },
  ...{ beatMs: 20, deadAfterMs: 120 },
};

export const TOKEN = "token-of-ann";

/** A machine with a state folder of its own that files at a stand-in for GitHub. */
export interface Desk {
  readonly github: FakeGithub;
  readonly repo: FakeRepo;
  readonly state: string;
  file(
    request?: Partial<FilingRequest>,
    deps?: Partial<FilingDeps>,
    env?: Record<string, string>,
  ): Promise<Filing>;
}

export async function createDesk(repo: Partial<FakeRepo> = {}): Promise<Desk> {
  const github = await startGithub();
  github.store.users.set(TOKEN, "ann");
  const added = addRepo(github.store, "o/r", repo);
  const state = mkdtempSync(join(tmpdir(), "filing-"));
  onTestFinished(async () => {
    await github.close();
    rmSync(state, { recursive: true, force: true });
  });
  return {
    github,
    repo: added,
    state,
    file: (request, deps, env) => fileAt(github, state, request, deps, env),
  };
}

/** One run of `file`, as the command line makes it with `--yes`. */
export function fileAt(
  github: FakeGithub,
  state: string,
  request: Partial<FilingRequest> = {},
  deps: Partial<FilingDeps> = {},
  env: Record<string, string> = {},
): Promise<Filing> {
  const whole: FilingRequest = {
    ...{ subject: caseOf(), repo: "o/r", api: github.api, permission: { kind: "yes" } as const },
    ...{ dryRun: false, web: false, anyway: false, again: false, gist: false, attest: [], recover: null },
    ...request,
  };
  return fileIssue(whole, {
    system: createSystem({ env: { IB_BUGREPORT_STATE: state, IB_BUGREPORT_GITHUB_TOKEN: TOKEN, ...env } }),
    redact: (text) => text as Redacted,
    scan: () => [],
    renderIssue: renderOwn,
    progress: () => {},
    signal: new AbortController().signal,
    toolVersion: "0.0.0-test",
    timing: FAST,
    ...deps,
  });
}

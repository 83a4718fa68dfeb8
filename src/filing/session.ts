import type { LibraryDefect } from "../model/finding.ts";
import type { GithubHost } from "../sinks/github/api-url.ts";
import type { Github } from "../sinks/github/github.ts";
import type { Component } from "./component.ts";
import type { Draft } from "./draft.ts";
import type { Identity } from "./fingerprint.ts";
import type { FilingDeps, FilingRequest } from "./request.ts";
import type { Intents } from "./state/intents.ts";
import type { IssueKey, Ledger } from "./state/ledger.ts";
import type { Timing } from "./timing.ts";
import type { Token } from "./token.ts";

/** One filing, with everything that is settled before the server is asked. */
export interface Session {
  readonly request: FilingRequest;
  readonly deps: FilingDeps;
  readonly timing: Timing;
  /** Folder of the ledger, the intents, the lock and the drafts. */
  readonly state: string;
  readonly ledger: Ledger;
  readonly intents: Intents;
  readonly host: GithubHost;
  readonly github: Github;
  readonly token: Token | null;
  readonly repo: string;
  readonly key: IssueKey;
  readonly identity: Identity;
  readonly component: Component | null;
  readonly defect: LibraryDefect | null;
  /** The draft to go on with; `null`: the issue is written anew. */
  readonly draft: Draft | null;
  /** Nobody looks at it before it is posted. */
  readonly unattended: boolean;
  /** Whether this run may post at all. */
  readonly posting: boolean;
}

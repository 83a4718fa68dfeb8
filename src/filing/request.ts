import type { Redacted } from "../model/redacted.ts";
import type { System } from "../model/system.ts";
import type { Issue, Report } from "../report/index.ts";
import type { Case } from "./case.ts";
import type { Permission } from "./consent.ts";
import type { Choice, Preview } from "./preview.ts";
import type { Timing } from "./timing.ts";

/** What is to be filed, where and how: the flags of `file` after validation. */
export interface FilingRequest {
  /** `null` only with `recover`, whose draft says all. */
  readonly subject: Case | null;
  /** `OWNER/NAME`; `null`: the upstream of the component at fault. */
  readonly repo: string | null;
  /** Root of the REST API; `null`: `IB_BUGREPORT_GITHUB_API`, else github.com. */
  readonly api: string | null;
  readonly permission: Permission;
  readonly dryRun: boolean;
  /** Open the browser with the issue prefilled instead of posting. */
  readonly web: boolean;
  /** File although the verdict says that this repository is not at fault. */
  readonly anyway: boolean;
  /** File although the ledger, or an unsettled attempt, says that it may be there already. */
  readonly again: boolean;
  /** Put the report's text into a secret gist as well. */
  readonly gist: boolean;
  /** Statements of the person; each ticks the box that says it. */
  readonly attest: readonly string[];
  /** Absolute path of a saved draft to go on with. */
  readonly recover: string | null;
}

/** What filing needs of the outside; everything here may be replaced by a test. */
export interface FilingDeps {
  readonly system: System;
  readonly redact: (text: string) => Redacted;
  /** The final scan: one sentence for each secret still seen, never the secret. */
  readonly scan: (text: string) => readonly string[];
  /** Our own issue, for a repository without a template. */
  readonly renderIssue: (report: Report, maxCodePoints: number) => Issue;
  /** Shows the preview and asks; absent where nobody can answer. */
  readonly ask?: (preview: Preview) => Promise<Choice>;
  /** Shows the preview where nobody is asked: nothing is sent after it. */
  readonly show?: (preview: Preview) => void;
  /** Whether the token of the GitHub program may be used; absent: it may not. */
  readonly mayUseGh?: (host: string) => Promise<boolean>;
  /** Opens a page in the browser; `false` when there is none. */
  readonly openPage?: (url: string) => Promise<boolean>;
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
  readonly toolVersion: string;
  readonly random?: () => number;
  readonly timing?: Partial<Timing>;
}

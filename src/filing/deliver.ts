import type { Redacted } from "../model/redacted.ts";
import type { Issue } from "../sinks/github/answers.ts";
import type { Failure } from "../sinks/github/failure.ts";
import type { Github } from "../sinks/github/github.ts";
import { pause } from "../sinks/github/pause.ts";
import { carries } from "./marker.ts";
import type { Intent, Intents } from "./state/intents.ts";
import type { IssueKey } from "./state/ledger.ts";
import { findOwn } from "./survey.ts";
import type { Timing } from "./timing.ts";

/** What became of one attempt to create an issue. */
export type Delivery =
  | { readonly kind: "created"; readonly issue: Issue }
  /** Somebody else was faster by a moment; nothing was sent. */
  | { readonly kind: "late"; readonly issue: Issue }
  /** Definitely nothing was created. */
  | { readonly kind: "refused"; readonly failure: Failure }
  /** Nobody knows; the intent stays on disk and the next run starts there. */
  | { readonly kind: "unknown"; readonly failure: Failure };

export interface Attempt {
  readonly github: Github;
  readonly intents: Intents;
  readonly timing: Timing;
  readonly signal: AbortSignal;
  readonly key: IssueKey;
  readonly login: string | null;
  readonly id: string;
  readonly title: Redacted;
  readonly body: Redacted;
  readonly labels: readonly string[];
  readonly after: number;
  readonly known: readonly number[];
  /** A person wants another one whatever there is. */
  readonly again: boolean;
  readonly progress: (text: string) => void;
}

/** Creates an issue at most once: the intent is on disk before the request leaves, and a lost answer is looked up, never repeated. */
export async function deliver(attempt: Attempt): Promise<Delivery> {
  const { github, intents, key, login, id, after, known } = attempt;
  const sentAt = new Date().toISOString();
  await intents.write({ schemaVersion: 1, ...key, nonce: id, sentAt, login, after, known });
  const late = attempt.again ? undefined : await faster(attempt);
  if (late !== undefined) {
    await intents.remove(key);
    return { kind: "late", issue: late };
  }
  const answer = await github.create(key.repo, attempt);
  if (answer.ok) return { kind: "created", issue: answer.value };
  if (answer.failure.applied === "no") {
    await intents.remove(key);
    return { kind: "refused", failure: answer.failure };
  }
  attempt.progress(`${answer.failure.sentence} Looking whether the issue was created all the same`);
  const issue = await look(attempt, { nonce: id, after, login }, attempt.timing.looksMs);
  return typeof issue === "string"
    ? { kind: "unknown", failure: answer.failure }
    : { kind: "created", issue };
}

/**
 * One page, read when all else is done: nothing but the request itself comes between this look and the POST. Of twins the
 * oldest, which stays open.
 */
async function faster({ github, key }: Attempt): Promise<Issue | undefined> {
  const newest = await github.issues(key.repo, 1, null);
  if (!newest.ok) return undefined;
  const same = newest.value.items.filter(
    ({ state, body, isPullRequest }) => state === "open" && !isPullRequest && carries(body, key.fingerprint),
  );
  return same.sort((a, b) => a.number - b.number)[0];
}

/** What an intent of an earlier run came to; `absent` only when the server said so after enough time to have finished. */
export async function settle(
  attempt: Pick<Attempt, "github" | "timing" | "signal" | "key" | "progress">,
  intent: Intent,
): Promise<{ readonly kind: "created"; readonly issue: Issue } | { readonly kind: "absent" | "unknown" }> {
  const { timing } = attempt;
  const age = Date.now() - Date.parse(intent.sentAt);
  const open = timing.settledMs - Math.max(0, age);
  attempt.progress("An earlier attempt was not confirmed; looking whether its issue exists");
  const looks = [
    0,
    ...timing.looksMs.filter((ms) => ms > 0 && ms < open),
    ...(open > 0 ? [open] : [timing.retryMs]),
  ];
  const issue = await look(attempt, intent, looks);
  if (issue === "absent") return { kind: "absent" };
  return issue === "unanswered" ? { kind: "unknown" } : { kind: "created", issue };
}

async function look(
  attempt: Pick<Attempt, "github" | "signal" | "key">,
  wanted: Pick<Intent, "nonce" | "after" | "login">,
  scheduleMs: readonly number[],
): Promise<Issue | "absent" | "unanswered"> {
  const from = performance.now();
  let last: "absent" | "unanswered" = "unanswered";
  for (const at of scheduleMs) {
    await pause(Math.max(0, at - (performance.now() - from)), attempt.signal);
    if (attempt.signal.aborted) return "unanswered";
    const found = await findOwn(attempt.github, attempt.key.repo, wanted.nonce, wanted.login, wanted.after);
    if (typeof found !== "string") return found;
    last = found;
  }
  return last;
}

import type { Redacted } from "../model/redacted.ts";
import type { Issue } from "../sinks/github/answers.ts";
import type { Github } from "../sinks/github/github.ts";
import { survey } from "./survey.ts";

/** What became of our issue beside others of the same moment. `looked`: the lists were answered. */
export interface Twin {
  /** The issue that stays open. */
  readonly stays: Issue;
  readonly closed: boolean;
  readonly looked: boolean;
}

/**
 * GitHub has no conditional create, so two machines may file in the same moment. Whoever sees an older open issue with the
 * same fingerprint that was not there before closes his own; the oldest stays.
 */
export async function closeOwnTwin(given: {
  readonly github: Github;
  readonly repo: string;
  readonly fingerprint: string;
  readonly login: string | null;
  readonly own: Issue;
  readonly known: readonly number[];
  readonly redact: (text: string) => Redacted;
}): Promise<Twin> {
  const { github, repo, own, known } = given;
  const seen = await survey(github, repo, given.fingerprint, given.login);
  if ("failure" in seen) return { stays: own, closed: false, looked: false };
  const older = seen.same.find(
    (issue) => issue.number < own.number && issue.state === "open" && !known.includes(issue.number),
  );
  if (older === undefined) return { stays: own, closed: false, looked: true };
  const closed = await github.close(repo, own.number, "duplicate");
  // Enterprise servers of before 2025 do not know that reason.
  const done = closed.ok || (await github.close(repo, own.number, "not_planned")).ok;
  if (!done) return { stays: own, closed: false, looked: true };
  const note = `Duplicate of #${older.number}: two machines filed the same failure in the same moment.`;
  await github.comment(repo, own.number, given.redact(note));
  return { stays: older, closed: true, looked: true };
}

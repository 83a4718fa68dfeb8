import type { Issue } from "../sinks/github/answers.ts";
import { pause } from "../sinks/github/pause.ts";
import { zipHint } from "./instead.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import type { Session } from "./session.ts";
import { closeOwnTwin, type Twin } from "./twins.ts";

interface Created {
  readonly issue: Issue;
  /** Issues with the same fingerprint that were there before. */
  readonly known: readonly number[];
  /** Labels that were asked for. */
  readonly asked: readonly string[];
  /** Found after a lost answer of an earlier run. */
  readonly recovered: boolean;
  /** What else there is to say; may be empty. */
  readonly note: string;
}

/** After a confirmed creation: remembers it, closes it again where another machine was faster, and says what there is. */
export async function finish(
  session: Session,
  preflight: Preflight | null,
  created: Created,
): Promise<Filing> {
  const { ledger, intents, key, github, repo, deps, timing, unattended } = session;
  const { issue } = created;
  const now = deps.system.now().toISOString();
  const record = (stays: Issue) =>
    ledger.write({
      ...{ schemaVersion: 1, ...key, number: stays.number, url: stays.url, created: true },
      ...{ at: now, lastSeen: now, count: 1, commentedAt: null, version: session.component?.version ?? null },
    });
  const { fingerprint } = key;
  const login = preflight?.login ?? null;
  const twins = { github, repo, fingerprint, login, own: issue, known: created.known, redact: deps.redact };
  let twin: Twin = { stays: issue, closed: false, looked: false };
  try {
    await record(issue);
    twin = await closeOwnTwin(twins);
    if (!twin.closed && unattended) {
      await pause(timing.twinGapMs, deps.signal);
      twin = await closeOwnTwin(twins);
    }
    if (twin.closed) await record(twin.stays);
    // Only now: a run that could not look has to come back for the twin.
    if (twin.looked) await intents.remove(key);
  } catch (error) {
    // The issue exists whatever happens to our own files; the next run finds it in the list.
    deps.progress(
      `What was filed could not be remembered: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (twin.closed)
    return outcome(
      "duplicate",
      `Another machine filed the same a moment earlier as #${twin.stays.number}; our own #${issue.number} was closed as its duplicate.`,
      twin.stays,
    );
  const dropped = created.asked.filter((label) => !issue.labels.includes(label));
  const labels =
    dropped.length === 0
      ? ""
      : ` GitHub dropped the label ${dropped.join(", ")}: only those with push access may set it.`;
  const how = created.recovered ? "Filed by an earlier run whose answer was lost" : "Filed";
  return outcome("filed", `${how}: #${issue.number}.${labels}${created.note}${zipHint(session)}`, issue);
}

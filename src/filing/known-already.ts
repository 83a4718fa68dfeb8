import type { Issue } from "../sinks/github/answers.ts";
import { compareVersions } from "./decide.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Session } from "./session.ts";

/** What this machine has filed or found already is not filed again; the failure is counted. `null`: the server has to be asked. */
export async function knownAlready(session: Session): Promise<Filing | null> {
  const { ledger, intents, key, request, deps, component } = session;
  const record = await ledger.find(key);
  // With an intent left, the run that filed it was cut off before it had looked for a twin.
  if (record === null || request.again || (await intents.find(key)) !== null) return null;
  // A newer release may have been said to hold the fix: only the server knows.
  if (isNewer(component?.version, record.version)) return null;
  const count = record.count + 1;
  await ledger.write({ ...record, count, lastSeen: deps.system.now().toISOString() });
  return outcome(
    "duplicate",
    `It is filed already as #${record.number}; this machine has met it ${count} times. Nothing was created. --again files it anew.`,
    record,
  );
}

/** Remembers an issue of anybody that says the same, so that the next time nobody has to be asked. */
export async function rememberKnown(
  { ledger, key, deps, component }: Session,
  { number, url }: Issue,
  commentedAt: string | null,
): Promise<void> {
  const now = deps.system.now().toISOString();
  const record = await ledger.find(key);
  await ledger.write({
    ...{ schemaVersion: 1, ...key, number, url, lastSeen: now, commentedAt },
    version: component?.version ?? null,
    created: record?.created ?? false,
    at: record?.at ?? now,
    count: (record?.count ?? 0) + 1,
  });
}

function isNewer(ours: string | null | undefined, theirs: string | null | undefined): boolean {
  return !!ours && !!theirs && compareVersions(ours, theirs) > 0;
}

import { capReached } from "./caps.ts";
import { commit } from "./commit.ts";
import { settle } from "./deliver.ts";
import { finish } from "./finish.ts";
import { knownAlready } from "./known-already.ts";
import { type Filing, outcome } from "./outcome.ts";
import { permit } from "./permit.ts";
import { lookAhead, type Preflight } from "./preflight.ts";
import { prepare } from "./prepare.ts";
import type { Session } from "./session.ts";
import { acquireLock, type Lock } from "./state/lock.ts";

/** One filing from the ledger to the answer. Unattended, the lock is held throughout: of a crash loop only one process asks the server. */
export async function runSession(session: Session): Promise<Filing> {
  if (!session.posting || !session.unattended) return decideAndFile(session, null);
  const known = await knownAlready(session);
  if (known !== null) return known;
  return locked(session, (lock) => decideAndFile(session, lock));
}

async function decideAndFile(session: Session, lock: Lock | null): Promise<Filing> {
  const { github, repo, token, posting, unattended, request } = session;
  const known = posting ? await knownAlready(session) : null;
  if (known !== null) return known;
  const ahead = await lookAhead(github, repo, token?.origin ?? null);
  if (!ahead.ok && (posting || !ahead.offline)) return outcome(ahead.outcome, ahead.reason);
  const preflight: Preflight | null = ahead.ok ? ahead.preflight : null;
  if (posting) {
    const pending = await (lock === null
      ? locked(session, () => resume(session, preflight))
      : resume(session, preflight));
    if (pending !== null) return pending;
    if (preflight?.optedOut && unattended)
      return outcome(
        "not-filed",
        `The maintainers of ${repo} want no issues filed by this tool. Nothing was created.`,
      );
    const cap = unattended && !request.again ? await capOf(session) : null;
    if (cap !== null) return outcome("capped", `${cap} Nothing was created.`);
  }
  const prepared = await prepare(session, preflight);
  if ("outcome" in prepared) return prepared;
  const permitted = await permit(session, preflight, prepared);
  if ("outcome" in permitted) return permitted;
  const work = (held: Lock) => commit(session, preflight, permitted, held);
  return lock === null ? locked(session, work) : work(lock);
}

/** An earlier attempt of this machine that was never confirmed comes first; `null`: there is none, or it did not happen. */
async function resume(session: Session, preflight: Preflight | null): Promise<Filing | null> {
  const { intents, key, request } = session;
  const intent = await intents.find(key);
  if (intent === null) return null;
  const { github, timing, deps } = session;
  const patience = request.again ? { ...timing, settledMs: 0 } : timing;
  const { signal, progress } = deps;
  const settled = await settle({ github, timing: patience, signal, key, progress }, intent);
  if (settled.kind === "created")
    return finish(session, preflight, {
      issue: settled.issue,
      known: intent.known,
      asked: [],
      recovered: true,
      note: "",
    });
  if (settled.kind === "unknown")
    return outcome(
      "unknown",
      "GitHub did not say whether the issue of an earlier attempt exists, so nothing was sent. Run it again: it looks first.",
    );
  await intents.remove(key);
  return null;
}

async function capOf({ ledger, deps }: Session): Promise<string | null> {
  return capReached(await ledger.all(), deps.system.now().getTime());
}

async function locked<T>(session: Session, work: (lock: Lock) => Promise<T>): Promise<T | Filing> {
  const { deps, state, timing } = session;
  const lock = await acquireLock(deps.system, state, { ...timing, signal: deps.signal });
  if (lock === null)
    return outcome(
      "not-filed",
      deps.signal.aborted
        ? "Interrupted before anything was sent. Nothing was created."
        : "Another process of this machine is filing right now. Nothing was created.",
    );
  try {
    return await work(lock);
  } finally {
    // A lock that cannot be given back ends with this process; what was done stays done.
    await lock.release().catch(() => {});
  }
}

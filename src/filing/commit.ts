import { randomBytes } from "node:crypto";
import type { Redacted } from "../model/redacted.ts";
import type { Failure } from "../sinks/github/failure.ts";
import { pause } from "../sinks/github/pause.ts";
import { type Attempt, type Delivery, deliver } from "./deliver.ts";
import { finish } from "./finish.ts";
import { save, zipHint } from "./instead.ts";
import { knownAlready } from "./known-already.ts";
import { carries, markerLine } from "./marker.ts";
import { noteDuplicate } from "./note-duplicate.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import type { Prepared } from "./prepare.ts";
import type { Session } from "./session.ts";
import type { Lock } from "./state/lock.ts";
import { survey } from "./survey.ts";
import { turnMs, windowMs } from "./turn.ts";

/** A limit that ends within this time is sat out once; nothing was created then. */
const MAX_WAIT_MS = 60_000;
const SHORTER_BODY = 30_000;

/** Sends a permitted issue, under the lock: one last look, the intent, one POST, and the check for a twin. */
export async function commit(
  session: Session,
  preflight: Preflight | null,
  given: Prepared,
  lock: Lock,
): Promise<Filing> {
  const { request, unattended, deps } = session;
  const draft = await save(session, given);
  let prepared = given;
  const gist = request.gist ? await shareTexts(session) : { link: "", note: "" };
  for (let attempts = 1; ; attempts++) {
    if (deps.signal.aborted)
      return outcome("not-filed", `Interrupted before anything was sent. The draft is saved: ${draft}`);
    // Written before the last look: what takes time after it gives others room to file the same.
    const letter = letterOf(session, prepared, gist.link);
    const inTurn = unattended && attempts === 1;
    const seen = await (inTurn ? lookInTurn : lastLook)(session, preflight);
    if ("outcome" in seen) return seen;
    if (!(await lock.held()))
      return outcome("not-filed", "Another process took over while this one slept. Nothing was created.");
    const delivery = await send(session, preflight, { ...letter, ...seen });
    if (delivery.kind === "created")
      return finish(session, preflight, {
        issue: delivery.issue,
        known: seen.known,
        asked: prepared.composed.labels,
        recovered: false,
        note: gist.note,
      });
    if (delivery.kind === "late") return noteDuplicate(session, preflight, delivery.issue);
    if (delivery.kind === "unknown") return unknownOutcome(session, delivery.failure);
    const again = attempts === 1 ? await secondChance(session, prepared, delivery) : null;
    if (again === null) {
      const paths = `The draft is saved: ${draft}. To go on: ib-bugreport file --recover ${draft}, or open it with --web.${zipHint(session)}`;
      return outcome(
        "not-filed",
        `${delivery.failure.sentence}${tokenHint(session, delivery.failure)} Nothing was created.${gist.note} ${paths}`,
      );
    }
    prepared = again;
  }
}

/** What the last look says: issues with our fingerprint that were there before, and the highest number. */
interface Look {
  readonly known: readonly number[];
  readonly after: number;
}

/** More turns than this help nobody: the server is slower than any window. */
const MOST_TURNS = 3;

/** Looks when its turn has come. A look that took long says little by the time it is there, so another turn is taken. */
async function lookInTurn(session: Session, preflight: Preflight | null): Promise<Look | Filing> {
  const { timing, github, deps } = session;
  for (let turn = 1; ; turn++) {
    const window = windowMs(timing, github.roundTripMs());
    const wait = turnMs(window, (deps.random ?? Math.random)());
    deps.progress(`Waiting ${(wait / 1000).toFixed(1)} s, in case other machines file the same`);
    await pause(wait, deps.signal);
    const from = performance.now();
    const seen = await lastLook(session, preflight);
    const slow = performance.now() - from > window / 6;
    if ("outcome" in seen || !slow || turn === MOST_TURNS) return seen;
  }
}

/** Directly before the POST the lists are read once more: somebody may have been faster. */
async function lastLook(session: Session, preflight: Preflight | null): Promise<Look | Filing> {
  const { github, repo, key, request } = session;
  const known = await knownAlready(session);
  if (known !== null) return known;
  const seen = await survey(github, repo, key.fingerprint, preflight?.login ?? null);
  if ("failure" in seen)
    return outcome(
      "not-filed",
      `The known issues could not be listed again. ${seen.failure.sentence} Nothing was created.`,
    );
  const faster = seen.same.find(({ state }) => state === "open");
  if (faster !== undefined && !request.again) return noteDuplicate(session, preflight, faster);
  return { known: seen.same.map(({ number }) => number), after: seen.highest };
}

/** Everything of a request that does not depend on the last look. */
function letterOf({ deps, key }: Session, { title, body, composed }: Prepared, gist: string) {
  const id = `ibbrid${randomBytes(8).toString("hex")}`;
  const marker = markerLine({ fingerprint: key.fingerprint, id }, deps.toolVersion);
  const marked: Redacted = deps.redact(`${marker}\n\n${body}${gist}`);
  // A body without its id could never be found again after a lost answer.
  if (!carries(marked, id)) throw new Error("redaction has changed the marker");
  return { id, title, body: marked, labels: composed.labels };
}

function send(
  { github, intents, timing, deps, key, request }: Session,
  preflight: Preflight | null,
  letter: ReturnType<typeof letterOf> & Look,
): Promise<Delivery> {
  const attempt: Attempt = {
    ...{ ...letter, github, intents, timing, key, again: request.again },
    ...{ signal: deps.signal, progress: deps.progress, login: preflight?.login ?? null },
  };
  return deliver(attempt);
}

/** After a definite refusal one more attempt makes sense when the text was too long, or when a limit ends soon. */
async function secondChance(
  { deps }: Session,
  prepared: Prepared,
  { failure }: { readonly failure: Failure },
): Promise<Prepared | null> {
  if (failure.kind === "too-long") {
    const shorter = prepared.again({ maxBody: SHORTER_BODY });
    return "outcome" in shorter ? null : shorter;
  }
  if (failure.kind !== "rate-limit" || failure.retryAfterMs === null || failure.retryAfterMs > MAX_WAIT_MS)
    return null;
  deps.progress(`GitHub asks to wait ${Math.ceil(failure.retryAfterMs / 1000)} s`);
  await pause(failure.retryAfterMs, deps.signal);
  return prepared;
}

/** A secret gist with the text files of the bundle: unlisted, not private, and it can be deleted. `note`: what became of it. */
async function shareTexts({ github, request, deps, repo }: Session) {
  const texts = Object.entries(request.subject?.texts ?? {});
  const clean = texts.filter(([, text]) => deps.scan(text).length === 0);
  const kept = texts.length - clean.length;
  const held = kept === 0 ? "" : ` ${kept} of its files were kept back: the scan still sees a secret there.`;
  if (clean.length === 0) return { link: "", note: ` There are no text files for a gist.${held}` };
  const answer = await github.gist(deps.redact(`ib-bugreport for ${repo}`), Object.fromEntries(clean));
  return answer.ok
    ? { link: `\n\nText files of the bundle: ${answer.value}`, note: ` The gist is ${answer.value}.${held}` }
    : { link: "", note: ` The gist failed: ${answer.failure.sentence}${held}` };
}

function unknownOutcome({ host, repo }: Session, failure: Failure): Filing {
  const page = `${host.web}/${repo}/issues`;
  return outcome(
    "unknown",
    `${failure.sentence} Whether the issue was created is not known, and it is not among the issues listed yet. Run the same command again: it looks for it first and never files it twice. Or look yourself: ${page}`,
  );
}

function tokenHint({ token }: Session, { kind }: Failure): string {
  if (kind !== "bad-token" && kind !== "no-permission" && kind !== "not-found") return "";
  return token === null ? " No token was used." : ` The token came from ${token.origin}.`;
}

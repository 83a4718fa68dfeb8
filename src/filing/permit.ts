import { type Draft, saveDraft } from "./draft.ts";
import { noteDuplicate } from "./note-duplicate.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import type { Prepared } from "./prepare.ts";
import type { Choice, Preview } from "./preview.ts";
import type { Session } from "./session.ts";
import { webUrl } from "./web-url.ts";

/** Whether a prepared issue may be sent now; else what became of it instead. */
export async function permit(
  session: Session,
  preflight: Preflight | null,
  prepared: Prepared,
): Promise<Prepared | Filing> {
  const { request, token, unattended, posting } = session;
  const { decision } = prepared;
  if (request.dryRun) return draftOnly(session, prepared, "Dry run: nothing was sent.");
  for (const { candidate } of prepared.scored)
    session.deps.progress(
      `Like it: #${candidate.number} (${candidate.state}), ${candidate.score} of 100: ${candidate.title}`,
    );
  // A comment is a post as well: only those who agreed beforehand have agreed to it.
  if (decision.kind === "same-open" && posting && unattended)
    return noteDuplicate(session, preflight, decision.issue);
  if (decision.kind === "same-open" || decision.kind === "same-closed") {
    const reason = decision.kind === "same-closed" ? decision.reason : "It is open.";
    return outcome(
      "duplicate",
      `It is known as #${decision.issue.number}. ${reason} Nothing was created.`,
      decision.issue,
    );
  }
  if (request.web) return openWeb(session, prepared);
  if (!unattended && request.permission.kind === "ask") return askPerson(session, preflight, prepared);
  if (!posting)
    return draftOnly(
      session,
      prepared,
      "Nobody has agreed to posting it: --yes does, or a terminal to ask on.",
    );
  if (decision.kind === "maybe") {
    const like = prepared.scored
      .map(({ candidate }) => `#${candidate.number} (${candidate.score})`)
      .join(", ");
    return draftOnly(session, prepared, `It may be the same as ${like}: a person has to look.`);
  }
  const open = openBoxes(prepared);
  if (open.length > 0) return needsPerson(session, prepared, boxReason(open));
  if (token === null) return needsPerson(session, prepared, `There is no token for ${session.host.name}.`);
  return prepared;
}

function openBoxes({ composed }: Prepared): readonly string[] {
  return composed.boxes
    .filter(({ required, state }) => required && state === "open")
    .map(({ label }) => label);
}

function boxReason(open: readonly string[]): string {
  const first = (open[0] ?? "").slice(0, 120);
  return `Only a person can confirm ${open.length === 1 ? "a box" : `${open.length} boxes`} of the template ("${first}"): confirm with --attest, or open it with --web.`;
}

async function askPerson(
  session: Session,
  preflight: Preflight | null,
  first: Prepared,
): Promise<Prepared | Filing> {
  let prepared = first;
  for (;;) {
    const choice: Choice = (await session.deps.ask?.(await previewOf(session, preflight, prepared))) ?? {
      action: "save",
    };
    if (choice.action === "open") return openWeb(session, prepared);
    if (choice.action === "cancel") return draftOnly(session, prepared, "Cancelled: nothing was sent.");
    if (choice.action === "save") return draftOnly(session, prepared, "Nothing was sent.");
    if (choice.action === "edit") {
      const edited = edit(session, prepared, choice.title, choice.body);
      if ("outcome" in edited) return edited;
      prepared = edited;
      continue;
    }
    const confirmed = choice.attested.length === 0 ? prepared : prepared.again({ attested: choice.attested });
    if ("outcome" in confirmed) return confirmed;
    const open = openBoxes(confirmed);
    if (open.length > 0) return needsPerson(session, confirmed, boxReason(open));
    if (session.token === null)
      return needsPerson(session, confirmed, `There is no token for ${session.host.name}.`);
    return confirmed;
  }
}

/** A person's own text passes redaction and the scan like any other. */
function edit({ deps }: Session, prepared: Prepared, title: string, body: string): Prepared | Filing {
  const clean = { title: deps.redact(title), body: deps.redact(body) };
  const hits = deps.scan(`${clean.title}\n${clean.body}`);
  if (hits.length > 0)
    return outcome(
      "not-filed",
      `The edited text holds a secret: ${hits.slice(0, 3).join("; ")}. Nothing was created.`,
    );
  const next: Prepared = { ...prepared, ...clean, again: () => next };
  return next;
}

async function previewOf(
  session: Session,
  preflight: Preflight | null,
  prepared: Prepared,
): Promise<Preview> {
  const { composed, title, body, scored, notes } = prepared;
  const redactions = session.request.subject?.report.redactions ?? [];
  return {
    ...{ repo: session.repo, title, body, notes, template: composed.template },
    account: preflight?.login ?? null,
    visibility: preflight?.repository.visibility ?? "unknown",
    bytes: Buffer.byteLength(body),
    openBoxes: composed.boxes.filter(({ state }) => state === "open").map(({ label }) => label),
    candidates: scored.map(({ candidate }) => candidate),
    redactions: Object.fromEntries(redactions.map(({ redactor, count }) => [redactor, count])),
    zip: session.request.subject?.zip ?? null,
    draft: await save(session, prepared),
  };
}

async function openWeb(session: Session, prepared: Prepared): Promise<Filing> {
  const { deps, host, repo } = session;
  const { template, fields } = prepared.composed;
  const { url, whole } = webUrl({ web: host.web, repo, template, title: prepared.title, fields });
  const path = await save(session, prepared);
  const opened = (await deps.openPage?.(url)) ?? false;
  const first = opened ? "The page was opened in the browser" : "Open the page in a browser";
  const paste = whole ? "" : ` It is too long for a link: paste the text of ${path} there.`;
  return outcome(
    "draft",
    `${first}; nothing is filed until it is submitted there.${paste}${zipHint(session)}`,
    { url, number: null },
  );
}

/** The issue is written and saved, and nothing was sent. */
export async function draftOnly(session: Session, prepared: Prepared, why: string): Promise<Filing> {
  const path = await save(session, prepared);
  return outcome(
    "draft",
    `${why} The draft is saved: ${path}. To go on: ib-bugreport file --recover ${path}`,
  );
}

async function needsPerson(session: Session, prepared: Prepared, why: string): Promise<Filing> {
  const path = await save(session, prepared);
  return outcome(
    "needs-person",
    `${why} Nothing was created. The draft is saved: ${path}. To go on: ib-bugreport file --recover ${path}`,
  );
}

/** Keeps the text whatever happens; gives the path. */
export function save(session: Session, { composed, title, body }: Prepared): Promise<string> {
  const { repo, key, identity, deps, state } = session;
  const draft: Draft = {
    ...{ repo, api: key.api, title, body, identity, fingerprint: key.fingerprint },
    labels: composed.labels,
    template: composed.template,
    openBoxes: composed.boxes.filter((one) => one.required && one.state === "open").map(({ label }) => label),
  };
  return saveDraft(deps.system.files, state, draft);
}

/** GitHub's web page takes zips up to 25 MB (docs, attaching files); its API takes none. */
export function zipHint({ request }: Session): string {
  const zip = request.subject?.zip;
  if (!zip) return "";
  const size =
    zip.bytes > 25_000_000 ? " It is larger than the 25 MB that GitHub takes: share it another way." : "";
  return ` Drag the bundle into the issue: ${zip.path}.${size}`;
}

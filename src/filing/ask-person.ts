import { boxReason, draftOnly, needsPerson, openBoxes, openWeb, save } from "./instead.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import type { Prepared } from "./prepare.ts";
import type { Choice, Preview } from "./preview.ts";
import type { Session } from "./session.ts";

/** Shows what would be sent until the person has decided what becomes of it. */
export async function askPerson(
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
  const composed = { ...prepared.composed, fields: { body: clean.body } };
  const next: Prepared = { ...prepared, ...clean, composed, again: () => next };
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

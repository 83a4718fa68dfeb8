import { code } from "../report/markdown/code.ts";
import { boxReason, draftOnly, needsPerson, openBoxes, openWeb, save } from "./instead.ts";
import type { Filing } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import { type Change, cleaned, type Prepared } from "./prepare.ts";
import type { Choice, Preview } from "./preview.ts";
import type { Session } from "./session.ts";
import { reviewed, written } from "./written-text.ts";

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
    const seen = prepared.again({ attested: choice.attested, reviewedBy: reviewer(preflight) });
    if ("outcome" in seen) return seen;
    const open = openBoxes(seen);
    if (open.length > 0) return needsPerson(session, seen, boxReason(open));
    if (session.token === null)
      return needsPerson(session, seen, `There is no token for ${session.host.name}.`);
    return seen;
  }
}

function reviewer(preflight: Preflight | null): string {
  return preflight?.login ? code(preflight.login) : "the person who posted it";
}

/** A person's own text passes redaction and the scan like any other. */
function edit(session: Session, prepared: Prepared, title: string, body: string): Prepared | Filing {
  const { template, labels, boxes } = prepared.composed;
  const required = boxes.filter((one) => one.required).map(({ label }) => label);
  const write = (change: Change): Prepared | Filing => {
    const issue = written({ title, body, template, labels, required }, change.attested ?? []);
    const by = change.reviewedBy;
    const clean = cleaned(session, by === undefined ? issue : { ...issue, body: reviewed(issue.body, by) });
    return "outcome" in clean ? clean : { ...prepared, ...clean, again: write };
  };
  return write({});
}

/** What the person decides on. */
export async function previewOf(
  session: Session,
  preflight: Preflight | null,
  prepared: Prepared,
): Promise<Preview> {
  const { composed, title, body, scored, notes } = prepared;
  const redactions = session.request.subject?.report.redactions ?? [];
  return {
    ...{ repo: session.repo, title, body, notes, template: composed.template },
    account: preflight?.login ?? (session.token === null ? null : `the owner of ${session.token.origin}`),
    visibility: preflight?.repository.visibility ?? "unknown",
    bytes: Buffer.byteLength(body),
    openBoxes: composed.boxes.filter(({ state }) => state === "open").map(({ label }) => label),
    candidates: scored.map(({ candidate }) => candidate),
    redactions: Object.fromEntries(redactions.map(({ redactor, count }) => [redactor, count])),
    zip: session.request.subject?.zip ?? null,
    draft: await save(session, prepared),
  };
}

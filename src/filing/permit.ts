import { askPerson, previewOf } from "./ask-person.ts";
import type { Permission } from "./consent.ts";
import { boxReason, draftOnly, needsPerson, openBoxes, openWeb } from "./instead.ts";
import { rememberKnown } from "./known-already.ts";
import { noteDuplicate } from "./note-duplicate.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import { closedReason, type Prepared } from "./prepare.ts";
import type { Session } from "./session.ts";

function isOwnRepo(permission: Permission): boolean {
  return permission.kind === "consent" && permission.consent.policy === "own-repo";
}

/** Whether a prepared issue may be sent now; else what became of it instead. */
export async function permit(
  session: Session,
  preflight: Preflight | null,
  prepared: Prepared,
): Promise<Prepared | Filing> {
  const { request, token, unattended, posting } = session;
  const { decision } = prepared;
  if (request.dryRun) {
    const known = "issue" in decision ? ` It is known as #${decision.issue.number}.` : "";
    session.deps.show?.(await previewOf(session, preflight, prepared));
    return draftOnly(session, prepared, `Dry run: nothing was sent.${known}`);
  }
  for (const { candidate } of prepared.scored)
    session.deps.progress(
      `Like it: #${candidate.number} (${candidate.state}), ${candidate.score} of 100: ${candidate.title}`,
    );
  // A comment is a post as well: only those who agreed beforehand have agreed to it.
  if (decision.kind === "same-open" && posting && unattended)
    return noteDuplicate(session, preflight, decision.issue);
  if (decision.kind === "same-open" || decision.kind === "same-closed") {
    const reason = decision.kind === "same-closed" ? decision.reason : "It is open.";
    if (posting) await rememberKnown(session, decision.issue, null);
    return outcome(
      "duplicate",
      `It is known as #${decision.issue.number}. ${reason} Nothing was created.`,
      decision.issue,
    );
  }
  if (request.web) return openWeb(session, prepared);
  if (!unattended && request.permission.kind === "ask") return askPerson(session, preflight, prepared);
  if (!posting) {
    session.deps.show?.(await previewOf(session, preflight, prepared));
    return draftOnly(
      session,
      prepared,
      "Nobody has agreed to posting it: --yes does, or a terminal to ask on.",
    );
  }
  if (decision.kind === "maybe") {
    const like = prepared.scored
      .map(({ candidate }) => `#${candidate.number} (${candidate.score})`)
      .join(", ");
    return draftOnly(session, prepared, `It may be the same as ${like}: a person has to look.`);
  }
  if (prepared.blind && !isOwnRepo(request.permission) && !request.again)
    return draftOnly(
      session,
      prepared,
      "The search was not answered, and there are more issues than the list gives: whether others have filed it is not known, so a person has to look.",
    );
  if (prepared.instead !== null && !request.anyway)
    return needsPerson(
      session,
      prepared,
      `${closedReason(prepared.instead)} Use --anyway to file it all the same.`,
    );
  const open = openBoxes(prepared);
  if (open.length > 0) return needsPerson(session, prepared, boxReason(open));
  if (token === null) return needsPerson(session, prepared, `There is no token for ${session.host.name}.`);
  return prepared;
}

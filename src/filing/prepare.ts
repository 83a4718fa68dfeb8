import type { Redacted } from "../model/redacted.ts";
import type { Issue } from "../sinks/github/answers.ts";
import type { Failure } from "../sinks/github/failure.ts";
import { type Composed, compose } from "./compose.ts";
import { type Decision, decide, type Scored } from "./decide.ts";
import type { Identity } from "./fingerprint.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import { candidateOf, scoreIssue } from "./score.ts";
import { type Found, searchOthers } from "./search-others.ts";
import type { Session } from "./session.ts";
import { type Survey, survey } from "./survey.ts";
import { type FoundTemplate, findTemplate } from "./templates.ts";
import { reviewed, written } from "./written-text.ts";

/** An issue as it would be sent, and what is known about others like it. */
export interface Prepared {
  readonly composed: Composed;
  readonly title: Redacted;
  readonly body: Redacted;
  readonly decision: Decision;
  readonly scored: readonly Scored[];
  readonly notes: readonly string[];
  /** Neither search nor list could say whether others have filed it. */
  readonly blind: boolean;
  /** Where the maintainers send people who use no template of theirs; `null`: such issues are welcome. */
  readonly instead: readonly string[] | null;
  /** Writes it once more. */
  again(change: Change): Prepared | Filing;
}

/** What may become different when an issue is written again. */
export interface Change {
  /** Boxes that a person has confirmed. */
  readonly attested?: readonly string[];
  readonly maxBody?: number;
  /** Who has seen it. */
  readonly reviewedBy?: string;
}

/** Reads template and known issues, decides what ours is to them, writes it and scans it. */
export async function prepare(session: Session, preflight: Preflight | null): Promise<Prepared | Filing> {
  const { github, repo, key, deps, state, request, posting, unattended } = session;
  deps.progress(`Reading the template and the known issues of ${repo}`);
  const { files } = deps.system;
  const lists = preflight === null ? null : await survey(github, repo, key.fingerprint, preflight.login);
  const settled = unattended && posting && !request.again && lists !== null && isOpen(lists);
  // Where the list shows the same failure already, neither template nor search would change anything.
  const [template, found] = await Promise.all([
    session.draft === null && !settled ? findTemplate({ github, repo, files, state }) : null,
    preflight === null || settled ? null : search(session),
  ]);
  if (lists !== null && "failure" in lists) {
    if (session.posting)
      return outcome(
        "not-filed",
        `The known issues could not be listed, so filing might repeat one. ${lists.failure.sentence} Nothing was created.`,
      );
  }
  const known = lists === null || "failure" in lists ? null : lists;
  // What the search did not answer, the list may.
  const listed = found?.complete === false ? (known?.newest ?? []) : [];
  const likely = scoreAll(session, [...(known?.same ?? []), ...(found?.issues ?? []), ...listed]);
  const decision = request.again ? ({ kind: "new" } as const) : decide(likely, session.component);
  const scored = likely.slice(0, MOST_SHOWN);
  const notes = notesOf({ preflight, template, found, known });
  const blind = found?.complete === false && known?.complete !== true;
  const searched = known !== null && found?.complete === true;
  const write = (change: Change): Prepared | Filing => {
    const issue = writeIssue(session, { template, decision, searched, ...change });
    const clean = cleaned(
      session,
      change.reviewedBy === undefined ? issue : seenBy(issue, change.reviewedBy),
    );
    if ("outcome" in clean) return clean;
    const again = (more: Change) => write({ ...change, ...more });
    const shown = { decision, scored, notes, blind, instead: template?.instead ?? null };
    return { ...clean, ...shown, again };
  };
  return write({});
}

/** Everything that would leave, redacted and scanned once more. */
export function cleaned(
  { deps, token }: Session,
  issue: Composed,
): Pick<Prepared, "composed" | "title" | "body"> | Filing {
  const fields = Object.entries(issue.fields).map(([name, value]) => [name, deps.redact(value)]);
  const composed = { ...issue, fields: Object.fromEntries(fields) };
  const title = deps.redact(issue.title);
  const body = deps.redact(issue.body);
  const text = `${title}\n${body}`;
  const hits = [
    ...deps.scan(text),
    ...(token !== null && text.includes(token.value) ? ["the token of GitHub"] : []),
  ];
  if (hits.length === 0) return { composed, title, body };
  return outcome(
    "not-filed",
    `The final scan still sees a secret in the text: ${hits.slice(0, 3).join("; ")}. Nothing was created or saved.`,
  );
}

function seenBy(issue: Composed, by: string): Composed {
  const fields = Object.entries(issue.fields).map(([name, value]) => [name, reviewed(value, by)]);
  return { ...issue, body: reviewed(issue.body, by), fields: Object.fromEntries(fields) };
}

function isOpen(lists: Survey | { readonly failure: Failure }): boolean {
  return "same" in lists && lists.same.some(({ state }) => state === "open");
}

async function search(session: Session): Promise<Found> {
  const { github, repo, key, identity, timing, deps } = session;
  const { fingerprint } = key;
  const title = session.draft?.title ?? session.request.subject?.report.title ?? "";
  const common = { github, repo, fingerprint, identity, title, message: messageOf(session) };
  return searchOthers({ ...common, gapMs: timing.searchGapMs, signal: deps.signal });
}

/** The line that others would quote for the same failure. */
function messageOf({ request, defect }: Session): string {
  const verdict = request.subject?.verdict;
  const finding = verdict?.findings.find((one) => defect === null || one.libraryDefect?.id === defect.id);
  return finding?.evidence[0].quote ?? verdict?.headline ?? "";
}

/** Of more a person would read none. */
const MOST_SHOWN = 5;

function scoreAll(session: Session, issues: readonly Issue[]): readonly Scored[] {
  const identity: Identity = session.identity;
  const ours = { fingerprint: session.key.fingerprint, identity, message: messageOf(session) };
  const unique = [...new Map(issues.map((issue) => [issue.number, issue])).values()];
  return unique
    .map((issue) => ({ issue, candidate: candidateOf(issue, scoreIssue(issue, ours)) }))
    .filter(({ candidate }) => candidate.score >= 30)
    .sort((a, b) => b.candidate.score - a.candidate.score);
}

function writeIssue(
  session: Session,
  given: {
    readonly template: FoundTemplate | null;
    readonly decision: Decision;
    readonly searched: boolean;
  } & Change,
): Composed {
  const { draft, request, key, component, defect, deps } = session;
  const attested = [...request.attest, ...(given.attested ?? [])];
  if (draft !== null) return written({ ...draft, required: draft.openBoxes }, attested);
  if (request.subject === null) throw new Error("there is neither a bundle nor a draft");
  const regression = given.decision.kind === "regression" ? given.decision.of : null;
  return compose({
    subject: request.subject,
    template: given.template?.template ?? null,
    ...{ component, defect, fingerprint: key.fingerprint },
    notes:
      regression === null
        ? []
        : [
            `This was closed as completed in \`#${regression.number}\` and is seen again with a newer release.`,
          ],
    titlePrefix: regression === null ? "" : "Regression: ",
    vouched: { searched: given.searched, attested },
    renderIssue: deps.renderIssue,
    ...(given.maxBody === undefined ? {} : { maxBody: given.maxBody }),
  });
}

/** Why an issue without a template is unwelcome, and where to go. */
export function closedReason(instead: readonly string[]): string {
  const where = instead.length === 0 ? "" : ` They name other places: ${instead.join(", ")}.`;
  return `The maintainers take no issue without a template of theirs, and none of them is for bugs.${where}`;
}

function notesOf(given: {
  readonly preflight: Preflight | null;
  readonly template: FoundTemplate | null;
  readonly found: Found | null;
  readonly known: Survey | null;
}): readonly string[] {
  const { preflight, template, found, known } = given;
  return [
    ...(preflight === null
      ? ["GitHub could not be asked; the template is the copy of an earlier day, if there is one."]
      : []),
    ...(preflight?.optedOut ? ["The maintainers have asked not to get issues from this tool."] : []),
    ...(template?.saved && template.template !== null
      ? ["The template could not be read; this machine's copy of an earlier day was used."]
      : []),
    ...(template?.saved && template.template === null
      ? ["Whether the maintainers have a template could not be read; the layout is our own."]
      : []),
    ...(template?.instead ? [closedReason(template.instead)] : []),
    ...(found?.complete === false
      ? ["The search was not answered: whether others have filed it is not known."]
      : []),
    ...(preflight !== null && known === null ? ["The known issues could not be listed."] : []),
  ];
}

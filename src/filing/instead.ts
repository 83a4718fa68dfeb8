import { type Draft, saveDraft } from "./draft.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Prepared } from "./prepare.ts";
import type { Session } from "./session.ts";
import { webUrl } from "./web-url.ts";

/** Boxes that must be confirmed and are not. */
export function openBoxes({ composed }: Prepared): readonly string[] {
  return composed.boxes
    .filter(({ required, state }) => required && state === "open")
    .map(({ label }) => label);
}

/** Why open boxes stop it, and what to do. */
export function boxReason(open: readonly string[]): string {
  const first = (open[0] ?? "").slice(0, 120);
  return `Only a person can confirm ${open.length === 1 ? "a box" : `${open.length} boxes`} of the template ("${first}"): confirm with --attest, or open it with --web.`;
}

/** Opens the page that files it, filled in, or gives its address. */
export async function openWeb(session: Session, prepared: Prepared): Promise<Filing> {
  const { deps, host, repo } = session;
  // Whoever submits the page has had the text before his eyes.
  const seen = prepared.again({ reviewedBy: "the person who submitted it" });
  if ("outcome" in seen) return seen;
  const { template, fields, linkable } = seen.composed;
  const { url, whole } = webUrl({ web: host.web, repo, template, title: prepared.title, fields, linkable });
  const path = await save(session, prepared);
  const opened = (await deps.openPage?.(url)) ?? false;
  const first = opened ? "The page was opened in the browser" : "Open the page in a browser";
  const paste = whole ? "" : ` The link cannot carry all of the text: paste what is missing from ${path}.`;
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

/** Only a person can go on; the issue is written and saved. */
export async function needsPerson(session: Session, prepared: Prepared, why: string): Promise<Filing> {
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

import { code } from "../report/markdown/code.ts";
import { knownOf } from "../report/upstream/index.ts";
import type { Comment, Issue } from "../sinks/github/answers.ts";
import type { Github } from "../sinks/github/github.ts";
import { mayComment } from "./caps.ts";
import { rememberKnown } from "./known-already.ts";
import { carries } from "./marker.ts";
import { type Filing, outcome } from "./outcome.ts";
import type { Preflight } from "./preflight.ts";
import type { Session } from "./session.ts";

/** An open issue says the same: it is named, and gets at most one comment, with only what is new in it. */
export async function noteDuplicate(
  session: Session,
  preflight: Preflight | null,
  issue: Issue,
): Promise<Filing> {
  const record = await session.ledger.find(session.key);
  const commented = record?.commentedAt ?? (await comment(session, preflight, issue));
  await rememberKnown(session, issue, commented);
  const added = commented === null ? "" : " A comment there says what is new here.";
  return outcome("duplicate", `It is open already as #${issue.number}.${added} No issue was created.`, issue);
}

async function comment(session: Session, preflight: Preflight | null, issue: Issue): Promise<string | null> {
  const { github, repo, ledger, deps, token, key } = session;
  if (token === null || preflight?.login === null || preflight?.login === undefined) return null;
  if (!mayComment(await ledger.all(), deps.system.now().getTime())) return null;
  const comments = await allComments(github, repo, issue.number);
  if (comments === null) return null;
  const ours = comments.some(
    ({ author, body }) => author === preflight.login && carries(body, key.fingerprint),
  );
  if (ours) return null;
  const said = [issue.body, ...comments.map(({ body }) => body)].join("\n");
  const fresh = whatIsNew(session, said);
  if (fresh.length === 0) return null;
  const text = `The same failure, with what this issue does not say yet:\n\n${fresh.join("\n")}\n\nPrepared by ib-bugreport ${deps.toolVersion}, \`${key.fingerprint}\`.`;
  const body = deps.redact(text);
  if (deps.scan(body).length > 0) return null;
  const posted = await github.comment(repo, issue.number, body);
  return posted.ok ? deps.system.now().toISOString() : null;
}

/** A thread that is longer needs no comment of a program. */
const MOST_PAGES = 3;

/** All comments; `null` when they cannot all be read: something there may say what we would. */
async function allComments(github: Github, repo: string, number: number): Promise<readonly Comment[] | null> {
  const found: Comment[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await github.comments(repo, number, page);
    if (!answer.ok) return null;
    found.push(...answer.value.items);
    if (!answer.value.more) return found;
  }
  return null;
}

/** Versions and system that the issue and its comments do not name. */
function whatIsNew({ request, component }: Session, said: string): readonly string[] {
  const { facts, report } = request.subject ?? { facts: {}, report: null };
  const { os, python } = knownOf(facts, report?.versions ?? [], component);
  const values: readonly (readonly [string, string | null])[] = [
    [component?.name ?? "Version", component?.version ?? null],
    ["Operating system", os],
    ["Python", python],
  ];
  return values.flatMap(([name, value]) =>
    value === null || said.includes(value) ? [] : [`- ${name}: ${code(value)}`],
  );
}

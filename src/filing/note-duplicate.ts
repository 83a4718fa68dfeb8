import { code } from "../report/markdown/code.ts";
import { knownOf } from "../report/upstream/index.ts";
import type { Issue } from "../sinks/github/answers.ts";
import { mayComment } from "./caps.ts";
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
  const { ledger, key, deps } = session;
  const now = deps.system.now().toISOString();
  const record = await ledger.find(key);
  const commented = record?.commentedAt ?? (await comment(session, preflight, issue));
  const { number, url } = issue;
  await ledger.write({
    ...{ schemaVersion: 1, ...key, number, url, lastSeen: now, commentedAt: commented },
    created: record?.created ?? false,
    at: record?.at ?? now,
    count: (record?.count ?? 0) + 1,
  });
  const added = commented === null ? "" : " A comment there says what is new here.";
  return outcome("duplicate", `It is open already as #${number}.${added} No issue was created.`, issue);
}

async function comment(session: Session, preflight: Preflight | null, issue: Issue): Promise<string | null> {
  const { github, repo, ledger, deps, token, key } = session;
  if (token === null || preflight?.login === null || preflight?.login === undefined) return null;
  if (!mayComment(await ledger.all(), deps.system.now().getTime())) return null;
  const comments = await github.comments(repo, issue.number);
  if (!comments.ok) return null;
  const ours = comments.value.some(
    ({ author, body }) => author === preflight.login && carries(body, key.fingerprint),
  );
  if (ours) return null;
  const said = [issue.body, ...comments.value.map(({ body }) => body)].join("\n");
  const fresh = whatIsNew(session, said);
  if (fresh.length === 0) return null;
  const text = `The same failure, with what this issue does not say yet:\n\n${fresh.join("\n")}\n\nPrepared by ib-bugreport ${deps.toolVersion}, \`${key.fingerprint}\`.`;
  const body = deps.redact(text);
  if (deps.scan(body).length > 0) return null;
  const posted = await github.comment(repo, issue.number, body);
  return posted.ok ? deps.system.now().toISOString() : null;
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

import type { Issue } from "../sinks/github/answers.ts";
import type { Github } from "../sinks/github/github.ts";
import { pause } from "../sinks/github/pause.ts";
import type { Identity } from "./fingerprint.ts";
import { messageTemplate } from "./message-template.ts";

/** Issues of others that may be the same, and whether every search was answered. */
export interface Found {
  readonly issues: readonly Issue[];
  /** A failed search means "not known", never "none". */
  readonly complete: boolean;
}

/** GitHub takes 256 characters without the qualifiers (docs, search). */
const MAX_QUERY = 200;

/** At most two searches, spaced: by our own token, then by what others would quote. */
export async function searchOthers(given: {
  readonly github: Github;
  readonly repo: string;
  readonly fingerprint: string;
  readonly identity: Identity;
  readonly title: string;
  readonly message: string;
  readonly gapMs: number;
  readonly signal: AbortSignal;
}): Promise<Found> {
  const { github, repo, gapMs, signal } = given;
  const found = new Map<number, Issue>();
  let complete = true;
  for (const [index, words] of queries(given).entries()) {
    if (index > 0) await pause(gapMs, signal);
    const answer = await github.search(repo, words);
    if (!answer.ok) {
      complete = false;
      // A limit or a missing endpoint does not get better by asking again.
      break;
    }
    for (const issue of answer.value) if (!issue.isPullRequest) found.set(issue.number, issue);
  }
  return { issues: [...found.values()], complete };
}

function queries(given: {
  readonly fingerprint: string;
  readonly identity: Identity;
  readonly title: string;
  readonly message: string;
}): readonly string[] {
  const literal = longestLiteral(given.message);
  const rare = rareWords(given.title);
  const quoted = literal === null ? null : `"${literal}"`;
  const other = quoted ?? (rare.length < 2 ? null : `${rare.join(" ")} in:title`);
  return [`"${given.fingerprint}" in:body`, ...(other === null ? [] : [other])];
}

/** The longest piece of a message that is the same on every machine. */
function longestLiteral(message: string): string | null {
  const pieces = messageTemplate(message)
    .split(/<[a-z]+>|["\\`*#:()[\]{}|]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.split(" ").length >= 3);
  const longest = pieces.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : longest.slice(0, MAX_QUERY);
}

const COMMON = new Set(
  "a an and are as at be by cannot does error fails for from has have in is it its no not of on or that the this to was when while with without".split(
    " ",
  ),
);

function rareWords(title: string): readonly string[] {
  const words = title.toLowerCase().match(/[a-z_]{4,}/g) ?? [];
  return [...new Set(words)]
    .filter((word) => !COMMON.has(word))
    .sort((a, b) => b.length - a.length)
    .slice(0, 5);
}

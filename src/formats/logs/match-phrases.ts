import { errnoIn } from "./errno.ts";
import type { EventDraft, EventKind, LogLevel } from "./event.ts";
import { addressIn } from "./exception.ts";
import type { Head } from "./head.ts";
import { isFromTws } from "./is-from-tws.ts";
import { draftOf, type Phrase } from "./phrase.ts";
import { allPhrases } from "./phrases/index.ts";
import { isAmidSentence, isExplained, isTalk } from "./talk.ts";

/** What stands before the words of an error may be longer than what is quoted of a line. */
const MAX_LEAD = 300;

/**
 * The first known text that an entry is, with the part of the line it was found in; `"talk"` when the line only speaks of
 * it, which the logger of a client never does; `null` when it is none.
 */
export function matchPhrases(
  head: Head,
  {
    owned,
    level,
    component,
  }: { readonly owned: boolean; readonly level: LogLevel | null; readonly component: string | null },
  isCredible: (phrase: Phrase) => boolean,
): { draft: EventDraft; message: string } | "talk" | null {
  const whole = head.messages[0] ?? "";
  const shortestFirst = [...head.messages].reverse();
  const candidates = head.opens ? shortestFirst : [...shortestFirst, bare(whole)];
  for (const phrase of allPhrases) {
    if (!whole.includes(phrase.needle) || !isCredible(phrase)) continue;
    for (const message of candidates) {
      const draft = draftOf(phrase, message);
      if (draft === null || !isPlausible(draft)) continue;
      const said = draft.message ?? message;
      const lead = message.slice(0, Math.max(0, message.lastIndexOf(said)));
      if (!owned && !isFromTws(draft, { lead, component })) continue;
      const amid = phrase.client === "unknown" && isAmidSentence(lead, level);
      const explained = draft.kind === "error-code" && isExplained(said, level);
      if (!owned && (amid || explained || isTalk(whole, said, level))) return "talk";
      // The quote shows it, however long what stands before it is
      const shown = lead.length > MAX_LEAD ? said : message;
      return { draft: located(completed(draft), message), message: shown };
    }
  }
  return null;
}

/** IB's error that the words of an exception pass on; `null` when they are none. */
export function errorIn(words: string): EventDraft | null {
  for (const phrase of allPhrases) {
    if (phrase.kind !== "error-code" || !words.includes(phrase.needle)) continue;
    const draft = draftOf(phrase, words);
    if (draft === null || !isPlausible(draft)) continue;
    const said = draft.message ?? words;
    const lead = words.slice(0, Math.max(0, words.lastIndexOf(said)));
    return isFromTws(draft, { lead, component: null }) && !isTalk(words, said, null) ? draft : null;
  }
  return null;
}

/** Adds the place that Python's warnings begin with. */
function located(draft: EventDraft, message: string): EventDraft {
  const match =
    draft.kind === "never-awaited" ? /^(.{1,300}?):(\d{1,9}): RuntimeWarning/.exec(message) : null;
  if (match?.[1] === undefined) return draft;
  return { ...draft, frames: [{ path: match[1], line: Number(match[2]), function: null }] };
}

/** Without the list marks, quotes and backticks that people put round a pasted line. */
function bare(line: string): string {
  return line
    .replace(/^[\s>*•`"'“”‘’·–—-]{1,12}|^\s{0,4}\d{1,3}[.)] /, "")
    .replace(/[\s`"'“”‘’,;]{1,6}$/, "");
}

/** IB's own numbers: message codes 100-599, 1100-1300, 2100-2199 and 10000-10399. */
function isPlausible({ kind, code }: EventDraft): boolean {
  if (kind !== "error-code" || code === undefined) return true;
  return (
    (code >= 100 && code <= 599) ||
    (code >= 1100 && code <= 1300) ||
    (code >= 2100 && code < 2200) ||
    (code >= 10_000 && code < 10_400)
  );
}

/** Adds the errno and address that a failure's text names. */
export function completed(draft: EventDraft): EventDraft {
  if (draft.errno !== undefined || !FAILURES.has(draft.kind)) return draft;
  const text = `${draft.exception ?? ""} ${draft.message ?? ""} ${draft.reason ?? ""}`;
  const errno = errnoIn(text);
  return errno === null ? draft : { ...addressIn(text), ...draft, errno };
}

const FAILURES: ReadonlySet<EventKind> = new Set([
  "socket-error",
  "connection-failed",
  "connect-timeout",
  "error-code",
  "callback-error",
]);

/** Quick test: a line without any of these means nothing to any reader. */
export const HINT = new RegExp(
  [
    ...new Set([
      ...allPhrases.map(({ needle }) => needle),
      "(most recent call last):",
      "rror",
      "xception",
      "Interrupt",
    ]),
  ]
    .map((needle) => needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|"),
);

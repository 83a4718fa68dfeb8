import type { Span, Window } from "../../../model/redactor.ts";

/** A sign as JSON writes it: `\u0022`. */
const ESCAPE = /\\u[0-9a-fA-F]{4}/y;
const LENGTH = 6;

/** Names on this machine may begin with `u` and stand behind the backslash of a path. */
const IN_PATHS = new Set(["user", "host", "home"]);

/** The stretches without pieces of an escape at their ends: `\<secret-1>` and `<secret-1>22` are no JSON any more. */
export function withWholeEscapes(spans: readonly Span[], window: Window, kind: string): readonly Span[] {
  if (spans.length === 0) return spans;
  const { text } = window;
  return spans.flatMap((span) => {
    if (IN_PATHS.has(span.kind ?? kind)) return [span];
    const start = escapeAround(text, span.start)?.end ?? span.start;
    const end = escapeAround(text, span.end)?.end ?? span.end;
    if (start === span.start && end === span.end) return [span];
    return start < end ? [{ ...span, start, end }] : [];
  });
}

/** The escape that begins before `at` and ends behind it. */
function escapeAround(text: string, at: number): { end: number } | null {
  for (let start = at - 1; start > at - LENGTH && start >= 0; start--) {
    if (text[start] !== "\\") continue;
    ESCAPE.lastIndex = start;
    return ESCAPE.test(text) ? { end: start + LENGTH } : null;
  }
  return null;
}

import type { EventDetails, EventDraft, EventKind, LogClient } from "./event.ts";

/** One known text of one program, and the event it means. */
export interface Phrase {
  readonly client: LogClient;
  /** Literal part, without which the pattern cannot match: the quick test. */
  readonly needle: string;
  /** Anchored at the start of the message; named groups become details of the event. */
  readonly pattern: RegExp;
  readonly kind: EventKind;
  readonly details: EventDetails;
  /** For texts too short to be safe: only from a logger of this client, or shortly after one of these kinds. */
  readonly after: readonly EventKind[] | null;
}

type Row = readonly [
  needle: string,
  pattern: RegExp,
  kind: EventKind,
  also?: EventDetails & { readonly after?: readonly EventKind[] },
];

/** Declares the texts of one program, one row each. */
export function phrases(client: LogClient, rows: readonly Row[]): readonly Phrase[] {
  return rows.map(([needle, pattern, kind, also]) => {
    const { after = null, ...details } = also ?? {};
    return { client, needle, pattern, kind, details, after };
  });
}

const NUMBERS = new Set([
  ...["code", "reqId", "port", "clientId", "serverVersion", "remaining", "attempt", "delayMs", "exitCode"],
]);

/** What the phrase makes of a message; `null` when it does not match. */
export function draftOf(phrase: Phrase, message: string): EventDraft | null {
  const match = phrase.pattern.exec(message);
  if (match === null) return null;
  const found = new Map<string, string | number>();
  for (const [name, text] of Object.entries(match.groups ?? {})) {
    if (text === undefined) continue;
    if (name === "delayS") found.set("delayMs", Number(text) * 1000);
    else if (!NUMBERS.has(name)) found.set(name, text);
    else if (Number.isSafeInteger(Number(text))) found.set(name, Number(text));
  }
  return { kind: phrase.kind, client: phrase.client, ...phrase.details, ...Object.fromEntries(found) };
}

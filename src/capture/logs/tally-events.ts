import type { LogEvent } from "../../formats/logs/event.ts";

/** Counts the events of a whole log that are alike, those too that are not kept. */
export interface Tally {
  add(event: LogEvent): void;
  /** How often the like of it came, and when last; nothing where it was not counted. */
  of(event: LogEvent): { readonly count: number; readonly lastAt: string | null } | Record<never, never>;
}

/** More sorts of events than any program logs; of a hostile log the rest is not counted. */
const MOST = 4096;

export function createTally(): Tally {
  const counts = new Map<string, { count: number; lastAt: string | null }>();
  return {
    add(event) {
      const key = likeness(event);
      const known = counts.get(key);
      if (known === undefined && counts.size >= MOST) return;
      counts.set(key, { count: (known?.count ?? 0) + 1, lastAt: event.at });
    },
    of: (event) => counts.get(likeness(event)) ?? {},
  };
}

/** What is the same in events that say the same: all but numbers, and what is made of them. */
export function likeness({ kind, client, level, code, errno, exception, text }: LogEvent): string {
  const words = text.replace(/\b0x[\da-f]+\b|\b(?=[\da-f-]*\d)[\da-f]{8}[\da-f-]*\b|\d+/gi, "0");
  return JSON.stringify([kind, client, level, code, errno, exception, words]);
}

import { quotesFor } from "./json-quotes.ts";
import { type Owner, type RankedRedactor, standsAt } from "./search/program.ts";
import { type FoundSpan, foundSpan } from "./spans.ts";
import { isInsideWord } from "./text/inside-word.ts";

/** Asks redactors about a place in what has arrived. */
export interface Asking {
  /** What has arrived: `buffer[0, filled)`, whose first byte stands at `base` in the document. Valid until the next call. */
  show(buffer: Buffer, base: number, filled: number): void;
  /** Asks the owners of a trigger or run at `buffer[at, end)`; what they find is told in offsets of the document. */
  ask(at: number, end: number, owners: readonly Owner[]): void;
  /** Where in the buffer the redactor that is at work, or was last, looks. */
  place(): number;
}

/** What a glance sees before the trigger and behind it. */
const GLANCE_BEFORE = 32;
const GLANCE_AFTER = 96;

export function createAsking(found: (span: FoundSpan) => void): Asking {
  let buffer: Buffer = Buffer.alloc(0);
  let base = 0;
  let filled = 0;
  /** All that has arrived as one string, made when somebody asks: what is cut out of it costs no copy. */
  let whole: string | null = null;
  const latin1 = (from: number, to: number) => {
    whole ??= buffer.toString("latin1", 0, filled);
    return whole.slice(from, to);
  };
  /** The one window that finders are shown; its text is made when one asks for it. */
  const look = {
    from: 0,
    to: 0,
    at: 0,
    end: 0,
    made: null as string | null,
    get text(): string {
      this.made ??= latin1(this.from, this.to);
      return this.made;
    },
    ahead(length: number): string {
      const start = this.from + this.at;
      return latin1(start, Math.min(filled, start + length));
    },
  };
  const place = { at: 0, end: 0, limit: 0 };
  const glances = (pattern: RegExp, at: number, end: number) => {
    const from = Math.max(0, at - GLANCE_BEFORE);
    pattern.lastIndex = end - from;
    return pattern.test(latin1(from, Math.min(filled, end + GLANCE_AFTER)));
  };
  const collect = (owner: RankedRedactor, at: number, end: number) => {
    const { redactor, before, after } = owner;
    const from = Math.max(0, at - before);
    look.from = from;
    look.to = Math.min(filled, end + after);
    look.at = at - from;
    look.end = end - from;
    look.made = null;
    for (const span of redactor.find(look)) {
      if (span.end <= span.start) continue;
      const wrap = span.wrap ?? quotesFor(buffer, from + span.start, from + span.end, look.to);
      found(foundSpan(span, { owner, offset: base + from, wrap }));
    }
  };
  return {
    show(shown, at, length) {
      buffer = shown;
      base = at;
      filled = length;
      // What is alive when the young are collected makes V8 give them more room.
      whole = null;
    },
    ask(at, end, owners) {
      place.at = at;
      place.end = end;
      place.limit = filled;
      for (let index = 0; index < owners.length; index++) {
        const { ranked: owner, exact, shortest } = owners[index] as Owner;
        if (end - at < shortest) continue;
        if (exact !== null && !standsAt(exact, buffer, at)) continue;
        if (owner.peek !== null && !owner.peek(buffer, place)) continue;
        if (owner.bounded && isInsideWord(buffer, at)) continue;
        if (owner.glance !== null && !glances(owner.glance, at, end)) continue;
        collect(owner, at, end);
      }
    },
    place: () => look.from + look.at,
  };
}

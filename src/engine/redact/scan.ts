import {
  MOST_AFTER,
  MOST_BEFORE,
  type Owner,
  type Program,
  type RankedRedactor,
  standsAt,
  type Trigger,
} from "./search/program.ts";
import { LONGEST_RUN } from "./search/runs.ts";
import { type Search, startSearch } from "./search/search.ts";
import { createWaitingSpans, type FoundSpan, resolve, withoutKept } from "./spans.ts";

/** Receives a document in order: bytes that stay, and stretches to hide. `bytes` is only valid during the call. */
export interface ScanSink {
  keep(bytes: Buffer, start: number, end: number): void;
  hide(span: FoundSpan, bytes: Buffer, start: number, end: number): void;
}

export interface Scan {
  /** Spans found by someone who knows the whole document; before the first `push`. */
  preset(spans: Iterable<FoundSpan>): void;
  push(bytes: Uint8Array): void;
  end(): void;
}

/**
 * So much is gathered before it is worked on: what is kept from block to block is little beside it, and as one string both
 * stay below the 128 kB from which V8 puts a text among the large objects, which are dearer to collect.
 */
const BLOCK = 96 << 10;
/** Bytes that the buffer goes on for behind its contents, so that four can be read at once up to the end. */
const SPARE = 4;
const NOTHING: ReadonlySet<string> = new Set();
/** What a glance sees before the trigger and behind it. */
const GLANCE_BEFORE = 32;
const GLANCE_AFTER = 96;
/** Bytes that later hits can still reach back to: the longest window, run and trigger. */
const REACH = MOST_BEFORE + LONGEST_RUN + 64;

/**
 * Scans a stream of bytes, however it is cut. A finder is asked only once everything it may look at has arrived,
 * and bytes are handed on only when no later hit can reach back to them: so cuts never change the outcome.
 */
export function startScan(
  programs: readonly Program[],
  sink: ScanSink,
  kept: ReadonlySet<string> = NOTHING,
): Scan {
  const searches = programs.map((program) => ({ program, search: startSearch(program) }));
  const spans = createWaitingSpans();
  let buffer = Buffer.allocUnsafe(16_384);
  /** Offset in the document of `buffer[0]`, and how much of `buffer` is filled. */
  let base = 0;
  let filled = 0;
  /** Bytes before this offset have been walked over by the automata, and before this one handed on. */
  let walked = 0;
  let done = 0;

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
  const ask = (at: number, end: number, asked: readonly Owner[]) => {
    place.at = at;
    place.end = end;
    place.limit = filled;
    for (let index = 0; index < asked.length; index++) {
      const { ranked: owner, exact } = asked[index] as Owner;
      if (exact !== null && !standsAt(exact, buffer, at)) continue;
      if (owner.peek !== null && !owner.peek(buffer, place)) continue;
      if (owner.bounded && isInsideWord(buffer, at)) continue;
      if (owner.glance !== null && !glances(owner.glance, at, end)) continue;
      collect(owner, at, end);
    }
  };
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
      spans.add({
        start: base + from + span.start,
        end: base + from + span.end,
        owner,
        kind: span.kind ?? redactor.kind,
        label: span.label ?? null,
        learn: span.learn ?? true,
        canonical: span.canonical ?? null,
        wrap: span.wrap ?? "",
      });
    }
  };
  /** All that has arrived as one string, made when somebody asks: what is cut out of it costs no copy. */
  let whole: string | null = null;
  const latin1 = (from: number, to: number) => {
    whole ??= buffer.toString("latin1", 0, filled);
    return whole.slice(from, to);
  };
  const advance = (atEnd: boolean) => {
    for (const { search } of searches) search.advance(buffer, (walked - base) | 0, filled, atEnd);
    walked = base + filled;
  };
  const settle = (atEnd: boolean) => {
    const available = base + filled;
    const askable = atEnd ? available : available - MOST_AFTER;
    for (const { program, search } of searches) askAbout(program, search, (askable - base) | 0);
    const settled = atEnd ? available : Math.max(done, askable - REACH);
    for (let cluster = spans.take(settled); cluster; cluster = spans.take(settled))
      for (const span of resolve(withoutKept(cluster, kept))) emit(span);
    const limit = Math.min(settled, spans.firstStart() ?? settled);
    if (limit > done) {
      sink.keep(buffer, (done - base) | 0, (limit - base) | 0);
      done = limit;
    }
    // What is alive when the young are collected makes V8 give them more room.
    whole = null;
  };
  const askAbout = (
    { automaton, triggered, runOwners }: Program,
    { literals, runs }: Search,
    askable: number,
  ) => {
    while (literals.first < literals.count && (literals.places[literals.first] as number) <= askable) {
      const end = literals.places[literals.first] as number;
      const state = literals.values[literals.first++] as number;
      const triggers = triggered[state - automaton.firstFinal] as readonly Trigger[];
      for (let index = 0; index < triggers.length; index++) {
        const { length, owners } = triggers[index] as Trigger;
        ask(end - length, end, owners);
      }
    }
    while (runs.first < runs.count) {
      const start = runs.places[runs.first] as number;
      const end = start + (runs.values[runs.first] as number);
      if (end > askable) break;
      runs.first++;
      ask(start, end, runOwners);
    }
  };
  const emit = (span: FoundSpan) => {
    const start = Math.max(span.start, done);
    if (span.end <= start) return;
    if (start > done) sink.keep(buffer, (done - base) | 0, (start - base) | 0);
    sink.hide(span, buffer, (start - base) | 0, (span.end - base) | 0);
    done = span.end;
  };
  /** Room for `more` bytes: first by forgetting what is done, then by growing to a bound that does not depend on the input. */
  const makeRoom = (more: number) => {
    if (filled + more + SPARE <= buffer.length) return;
    const gone = (done - base) | 0;
    buffer.copyWithin(0, gone, filled);
    filled -= gone;
    base = done;
    for (const { search } of searches) search.shift(gone);
    if (filled + more + SPARE <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(filled + more + SPARE, 2 * buffer.length));
    buffer.copy(larger, 0, 0, filled);
    buffer = larger;
  };
  return {
    preset(known) {
      for (const span of known) spans.add(span);
    },
    push(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + walked + BLOCK - base - filled);
        makeRoom(part.length);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
        if (base + filled - walked < BLOCK) continue;
        advance(false);
        settle(false);
      }
    },
    end() {
      advance(true);
      settle(true);
    },
  };
}

/** Whether a letter or digit stands before `at` that does not seem to end an escape. */
function isInsideWord(bytes: Buffer, at: number): boolean {
  if (at <= 0 || !isAlphanumeric(bytes[at - 1] as number)) return false;
  for (let back = 2; back <= 6 && back <= at; back++) {
    const byte = bytes[at - back] as number;
    if (byte === 0x5c || byte === 0x25) return false;
    if (!isAlphanumeric(byte)) return true;
  }
  return true;
}

function isAlphanumeric(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

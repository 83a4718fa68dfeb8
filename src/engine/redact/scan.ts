import { createAsking } from "./asking.ts";
import { countLineFeeds } from "./line-count.ts";
import { MOST_AFTER, MOST_BEFORE, type Program, type Trigger } from "./search/program.ts";
import { LONGEST_RUN } from "./search/runs.ts";
import { type Search, startSearch } from "./search/search.ts";
import { createWaitingSpans, type FoundSpan, resolve, withoutKept } from "./spans.ts";

/** Receives a document in order: bytes that stay, and stretches to hide. `bytes` is only valid during the call. */
export interface ScanSink {
  keep(bytes: Buffer, start: number, end: number): void;
  hide(span: FoundSpan, hidden: Hidden): void;
}

/** What is to be hidden: `bytes[start, end)`, which begins at `offset` in the document, on a 1-based line. */
export interface Hidden {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly line: number;
}

export interface Scan {
  /** Spans found by someone who knows the whole document; before the first `push`. */
  preset(spans: Iterable<FoundSpan>): void;
  push(bytes: Uint8Array): void;
  /** Goes on with other programs. */
  use(programs: readonly Program[]): void;
  end(): void;
  /** The 1-based line that the redactor which was asked last looks at. */
  line(): number;
}

/**
 * So much is gathered before it is worked on: what is kept from block to block is little beside it, and as one string both
 * stay below the 128 kB from which V8 puts a text among the large objects, which are dearer to collect.
 */
const BLOCK = 96 << 10;
/** Bytes that the buffer goes on for behind its contents, so that four can be read at once up to the end. */
const SPARE = 4;
const NOTHING: ReadonlySet<string> = new Set();
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
  const started = (program: Program) => ({ program, search: startSearch(program) });
  let searches = programs.map(started);
  /** Those of before, of which the last hits wait to be asked about. */
  let retiring: typeof searches = [];
  const spans = createWaitingSpans();
  let buffer = Buffer.allocUnsafe(16_384);
  /** Offset in the document of `buffer[0]`, and how much of `buffer` is filled. */
  let base = 0;
  let filled = 0;
  /** Bytes before this offset have been walked over by the automata, and before this one handed on. */
  let walked = 0;
  let done = 0;
  /** The line that `done` is on. */
  let line = 1;
  const asking = createAsking((span) => spans.add(span));

  const keepUntil = (limit: number) => {
    const [start, end] = [(done - base) | 0, (limit - base) | 0];
    sink.keep(buffer, start, end);
    line += countLineFeeds(buffer, start, end);
    done = limit;
  };
  const advance = (atEnd: boolean) => {
    for (const { search } of searches) search.advance(buffer, (walked - base) | 0, filled, atEnd);
    walked = base + filled;
  };
  const settle = (atEnd: boolean) => {
    const available = base + filled;
    const askable = atEnd ? available : available - MOST_AFTER;
    asking.show(buffer, base, filled);
    for (const { program, search } of [...retiring, ...searches])
      askAbout(program, search, (askable - base) | 0);
    // A block is longer than what it takes until all can be asked.
    retiring = [];
    const settled = atEnd ? available : Math.max(done, askable - REACH);
    for (let cluster = spans.take(settled); cluster; cluster = spans.take(settled))
      for (const span of resolve(withoutKept(cluster, kept))) emit(span);
    const limit = Math.min(settled, spans.firstStart() ?? settled);
    if (limit > done) keepUntil(limit);
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
        asking.ask(end - length, end, owners);
      }
    }
    while (runs.first < runs.count) {
      const start = runs.places[runs.first] as number;
      const end = start + (runs.values[runs.first] as number);
      if (end > askable) break;
      runs.first++;
      asking.ask(start, end, runOwners);
    }
  };
  const emit = (span: FoundSpan) => {
    if (span.end <= done) return;
    if (span.start > done) keepUntil(span.start);
    const [start, end] = [(done - base) | 0, (span.end - base) | 0];
    sink.hide(span, { bytes: buffer, start, end, offset: done, line });
    line += countLineFeeds(buffer, start, end);
    done = span.end;
  };
  /** Room for `more` bytes: first by forgetting what is done, then by growing to a bound that does not depend on the input. */
  const makeRoom = (more: number) => {
    if (filled + more + SPARE <= buffer.length) return;
    const gone = (done - base) | 0;
    buffer.copyWithin(0, gone, filled);
    filled -= gone;
    base = done;
    for (const { search } of [...retiring, ...searches]) search.shift(gone);
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
    use(others) {
      retiring = searches;
      for (const { search } of retiring) search.end();
      searches = others.map(started);
      const [from, to] = [Math.max(done, walked - REACH) - base, walked - base];
      for (const { search } of searches) search.catchUp(buffer, from | 0, to | 0);
    },
    end() {
      advance(true);
      settle(true);
      for (const { search } of searches) search.end();
    },
    line: () => line + countLineFeeds(buffer, (done - base) | 0, asking.place()),
  };
}

import { MOST_AFTER, MOST_BEFORE, type Program, type RankedRedactor, shortestRun } from "./program.ts";
import { findRuns, LONGEST_RUN } from "./runs.ts";
import { type FoundSpan, resolve, takeCluster } from "./spans.ts";

/** Receives a document in order: bytes that stay, and stretches to hide. `bytes` is only valid during the call. */
export interface ScanSink {
  keep(bytes: Buffer, start: number, end: number): void;
  hide(span: FoundSpan, bytes: Buffer, start: number, end: number): void;
}

export interface Scan {
  push(bytes: Uint8Array): void;
  /** Spans found by someone who knows the whole document; before the first `push`. */
  preset(spans: readonly FoundSpan[]): void;
  end(): void;
}

const BLOCK = 1 << 20;
const CAPACITY = BLOCK + MOST_BEFORE + MOST_AFTER + 65_536 * 3;

/**
 * Scans a stream of bytes, however it is cut. A finder is asked only once everything it may look at has arrived,
 * and bytes are handed on only when no later hit can reach back to them: so cuts never change the outcome.
 */
export function startScan(program: Program, sink: ScanSink): Scan {
  const { automaton, owners, runOwners } = program;
  const { classes, next, shift, firstFinal, found, lengths } = automaton;
  let buffer = Buffer.allocUnsafe(65_536);
  /** Offset in the document of `buffer[0]`. */
  let base = 0;
  let filled = 0;
  /** Bytes before this offset have been handed on. */
  let done = 0;
  let state = 0;
  let hitEnds = new Float64Array(1024);
  let hitStates = new Uint16Array(1024);
  let hits = 0;
  let firstHit = 0;
  let spans: FoundSpan[] = [];
  const runs = findRuns(shortestRun(program));

  const scanNew = (from: number) => {
    for (let at = from; at < filled; at++) {
      state = next[(state << shift) | (classes[buffer[at] as number] as number)] as number;
      if (state >= firstFinal) {
        if (hits === hitEnds.length) grow();
        hitEnds[hits] = base + at + 1;
        hitStates[hits++] = state;
      }
    }
  };
  const grow = () => {
    const ends = new Float64Array(hitEnds.length * 2);
    const states = new Uint16Array(hitStates.length * 2);
    ends.set(hitEnds);
    states.set(hitStates);
    hitEnds = ends;
    hitStates = states;
  };
  const askLiterals = (hitEnd: number, hitState: number) => {
    for (const literal of found[hitState - firstFinal] ?? [])
      ask(hitEnd - (lengths[literal] ?? 0), hitEnd, owners[literal] ?? []);
  };
  const ask = (hitStart: number, hitEnd: number, asked: readonly RankedRedactor[]) => {
    for (const owner of asked) {
      const { redactor } = owner;
      const from = Math.max(0, hitStart - redactor.before);
      const to = Math.min(base + filled, hitEnd + redactor.after);
      const text = buffer.toString("latin1", from - base, to - base);
      for (const span of redactor.find({ text, at: hitStart - from, end: hitEnd - from })) {
        if (span.end <= span.start) continue;
        spans.push({
          start: from + span.start,
          end: from + span.end,
          owner,
          kind: span.kind ?? redactor.kind,
          label: span.label ?? null,
          learn: span.learn ?? true,
          canonical: span.canonical ?? null,
          wrap: span.wrap ?? "",
        });
      }
    }
  };
  const settle = (atEnd: boolean) => {
    const available = base + filled;
    const askable = atEnd ? available : available - MOST_AFTER;
    const before = spans.length;
    while (firstHit < hits && (hitEnds[firstHit] ?? 0) <= askable) {
      askLiterals(hitEnds[firstHit] ?? 0, hitStates[firstHit] ?? 0);
      firstHit++;
    }
    if (runOwners.length > 0)
      runs.find(buffer, base, askable - base, atEnd, (start, end) => ask(start, end, runOwners));
    if (firstHit === hits) {
      firstHit = 0;
      hits = 0;
    }
    if (spans.length > before)
      spans.sort((a, b) => a.start - b.start || a.end - b.end || a.owner.rank - b.owner.rank);
    const settled = atEnd ? available : Math.max(done, askable - LONGEST_RUN - MOST_BEFORE - 64);
    for (let cluster = takeCluster(spans, settled); cluster; cluster = takeCluster(spans, settled))
      for (const span of resolve(cluster)) emit(span);
    const limit = Math.min(settled, spans[0]?.start ?? settled);
    if (limit > done) {
      sink.keep(buffer, done - base, limit - base);
      done = limit;
    }
  };
  const emit = (span: FoundSpan) => {
    const start = Math.max(span.start, done);
    if (span.end <= start) return;
    if (start > done) sink.keep(buffer, done - base, start - base);
    sink.hide(span, buffer, start - base, span.end - base);
    done = span.end;
  };
  const slide = () => {
    const keepFrom = done;
    if (keepFrom === base) return;
    buffer.copyWithin(0, keepFrom - base, filled);
    filled -= keepFrom - base;
    base = keepFrom;
  };
  return {
    preset(known) {
      spans = [...known].sort((a, b) => a.start - b.start);
    },
    push(bytes) {
      for (let at = 0; at < bytes.length; at += BLOCK) {
        const part = bytes.subarray(at, at + BLOCK);
        if (filled + part.length > buffer.length) slide();
        if (filled + part.length > buffer.length) {
          const larger = Buffer.allocUnsafe(
            Math.max(Math.min(CAPACITY, 2 * (filled + part.length)), filled + part.length),
          );
          buffer.copy(larger, 0, 0, filled);
          buffer = larger;
        }
        buffer.set(part, filled);
        const from = filled;
        filled += part.length;
        scanNew(from);
        settle(false);
      }
    },
    end() {
      settle(true);
    },
  };
}

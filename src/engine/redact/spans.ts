import type { Span } from "../../model/redactor.ts";
import { pseudonymShield } from "./pseudonyms.ts";
import type { RankedRedactor } from "./search/program.ts";

/** A stretch that some redactor wants hidden; offsets count from the beginning of the document. */
export interface FoundSpan {
  readonly start: number;
  readonly end: number;
  readonly owner: RankedRedactor;
  readonly kind: string;
  readonly label: string | null;
  readonly learn: boolean;
  /** The value it stands for, when it is an encoding of a known one. */
  readonly canonical: string | null;
  /** A quote to put around the pseudonym. */
  readonly wrap: string;
}

/** What a redactor found in a text that begins at `offset` in the document. */
export function foundSpan(
  { start, end, kind, label, learn, canonical }: Span,
  { owner, offset, wrap }: { owner: RankedRedactor; offset: number; wrap: string },
): FoundSpan {
  return {
    start: offset + start,
    end: offset + end,
    owner,
    kind: kind ?? owner.redactor.kind,
    label: label ?? null,
    learn: learn ?? true,
    canonical: canonical ?? null,
    wrap,
  };
}

/** A run of overlapping spans longer than this is cut: memory and time stay bounded for hostile input. */
const LONGEST_CLUSTER = 16_384;
const MOST_IN_CLUSTER = 256;

/** Spans waiting until nothing can still be found that overlaps them. */
export interface WaitingSpans {
  add(span: FoundSpan): void;
  /** The next group of overlapping spans that is complete, given that nothing before `settled` can still be found. */
  take(settled: number): readonly FoundSpan[] | null;
  /** Where the first waiting span begins. */
  firstStart(): number | null;
}

export function createWaitingSpans(): WaitingSpans {
  let spans: FoundSpan[] = [];
  let first = 0;
  let sorted = true;
  const sort = () => {
    if (sorted) return;
    spans = spans.slice(first).sort(byPlace);
    first = 0;
    sorted = true;
  };
  return {
    add(span) {
      spans.push(span);
      sorted = false;
    },
    take(settled) {
      sort();
      const head = spans[first];
      if (head === undefined || head.start >= settled) return null;
      let end = head.end;
      let last = first + 1;
      while (last < spans.length && last - first < MOST_IN_CLUSTER) {
        const span = spans[last];
        if (span === undefined || span.start >= end || span.start - head.start > LONGEST_CLUSTER) break;
        if (span.end > end) end = span.end;
        last++;
      }
      if (end > settled) return null;
      const cluster = spans.slice(first, last);
      first = last;
      return cluster;
    },
    firstStart() {
      sort();
      return spans[first]?.start ?? null;
    },
  };
}

function byPlace(a: FoundSpan, b: FoundSpan): number {
  return a.start - b.start || a.end - b.end || a.owner.rank - b.owner.rank;
}

/** The names that may stand within what is kept: those of an address in mails. */
const NAMES = new Set(["user", "host"]);

/** Without spans of a kept kind, and without the names that belong to them. */
export function withoutKept(cluster: readonly FoundSpan[], kept: ReadonlySet<string>): readonly FoundSpan[] {
  const whole = cluster.filter(({ kind }) => kept.has(kind));
  if (whole.length === 0) return cluster;
  const isPart = ({ kind, start, end }: FoundSpan) =>
    NAMES.has(kind) && whole.some((one) => one.start <= start && end <= one.end);
  return cluster.filter((span) => !kept.has(span.kind) && !isPart(span));
}

/**
 * Decides who hides what in a group of overlapping spans: the longest wins, then the one that can read it, then the one
 * listed first.
 * What the others wanted hidden beyond that stays hidden too, as pieces of their own.
 */
export function resolve(cluster: readonly FoundSpan[]): readonly FoundSpan[] {
  if (cluster.length <= 1) return cluster;
  const shield = (span: FoundSpan) => (span.owner.redactor === pseudonymShield ? 1 : 0);
  const reads = ({ canonical, learn }: FoundSpan) => (canonical !== null && learn ? 1 : 0);
  const byStrength = [...cluster].sort(
    (a, b) =>
      shield(b) - shield(a) ||
      b.end - b.start - (a.end - a.start) ||
      reads(b) - reads(a) ||
      a.owner.rank - b.owner.rank ||
      a.start - b.start,
  );
  const taken: FoundSpan[] = [];
  for (const span of byStrength) for (const piece of outside(span, taken)) insert(taken, piece);
  return taken;
}

function outside(span: FoundSpan, taken: readonly FoundSpan[]): FoundSpan[] {
  const pieces: FoundSpan[] = [];
  let from = span.start;
  for (const other of taken) {
    if (other.end <= from) continue;
    if (other.start >= span.end) break;
    if (other.start > from) pieces.push({ ...span, start: from, end: other.start });
    from = other.end;
  }
  if (from < span.end) pieces.push(from === span.start ? span : { ...span, start: from });
  return pieces;
}

function insert(taken: FoundSpan[], span: FoundSpan): void {
  let at = taken.length;
  while (at > 0 && (taken[at - 1]?.start ?? 0) > span.start) at--;
  taken.splice(at, 0, span);
}

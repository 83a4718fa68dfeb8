import type { RankedRedactor } from "./program.ts";

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

/** A run of overlapping spans longer than this is cut: memory stays bounded for hostile input. */
const LONGEST_CLUSTER = 65_536;

/** Takes from `spans` (sorted by start) the first group of overlapping ones; `null` when it may still grow beyond `settled`. */
export function takeCluster(spans: FoundSpan[], settled: number): FoundSpan[] | null {
  const first = spans[0];
  if (first === undefined || first.start >= settled) return null;
  let end = first.end;
  let count = 1;
  while (count < spans.length) {
    const span = spans[count];
    if (span === undefined || span.start >= end || span.start - first.start > LONGEST_CLUSTER) break;
    if (span.end > end) end = span.end;
    count++;
  }
  return end > settled ? null : spans.splice(0, count);
}

/**
 * Decides who hides what in a group of overlapping spans: the longest wins, then the one listed first.
 * What the others wanted hidden beyond that stays hidden too, as pieces of their own.
 */
export function resolve(cluster: readonly FoundSpan[]): FoundSpan[] {
  if (cluster.length === 1) return [...cluster];
  const byStrength = [...cluster].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.owner.rank - b.owner.rank || a.start - b.start,
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

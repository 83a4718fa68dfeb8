import type { Evidence } from "../model/finding.ts";
import { cut } from "./markdown/plain.ts";
import type { Citation } from "./report.ts";

/** A place in the bundle and what stands there. */
export function citation(evidence: Evidence): Citation {
  return { place: placeOf(evidence), quote: cut(evidence.quote, 300) };
}

function placeOf(evidence: Evidence): string {
  if ("fact" in evidence) return `facts.json: ${evidence.fact} ${evidence.path}`.trim();
  const [from, to] = evidence.lines;
  return `${evidence.artifact}:${from === to ? from : `${from}-${to}`}`;
}

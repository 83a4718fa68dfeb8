import type { Facts } from "../../facts.ts";
import type { Evidence } from "../../model/finding.ts";
import type { LogEvent } from "./fact-types.ts";

/** Longest quote shown as evidence. */
const MAX_QUOTE = 300;

/** Evidence in a fact: where in it, and what stands there. */
export function fromFact(fact: keyof Facts & string, path: string, quote: unknown): Evidence {
  const text = typeof quote === "string" ? quote : JSON.stringify(quote ?? null);
  return { fact, path, quote: text.slice(0, MAX_QUOTE) };
}

/** Evidence in a log: the event's own lines. */
export function fromEvent(event: LogEvent): Evidence {
  return {
    artifact: event.artifact,
    lines: [event.line, Math.max(event.line, event.lastLine)],
    quote: event.text.slice(0, MAX_QUOTE),
  };
}

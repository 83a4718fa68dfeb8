import type { Facts } from "../facts.ts";
import { plainLine } from "./markdown/plain.ts";

type Timeline = Facts["capture.timeline"];
type TimelineEvent = Timeline["events"][number];

/** GitHub draws up to 50,000 characters, Gitea 5,000; below that the picture can still be read. */
const MOST_CHARACTERS = 4800;
const MOST_EVENTS = 40;
const MOST_TEXT = 100;
const LANES = { program: "Program", tap: "Tap", tws: "TWS" } as const;

/** Mermaid sequence diagram of the decisive seconds; `null` when no message passed. */
export function sequenceDiagram(timeline: Timeline): string | null {
  const events = timeline.events.filter(drawn).slice(0, MOST_EVENTS);
  if (!events.some((event) => event.from !== null)) return null;
  const lines = ["sequenceDiagram", "  participant program as Program", "  participant tws as TWS"];
  if (events.some((event) => event.from === "tap" || event.to === "tap"))
    lines.splice(2, 0, "  participant tap as Tap");
  let length = lines.join("\n").length;
  for (const event of events) {
    const next = `  ${step(event)}`;
    length += next.length + 1;
    if (length > MOST_CHARACTERS) break;
    lines.push(next);
  }
  return lines.join("\n");
}

function drawn(event: TimelineEvent): boolean {
  if (event.from !== null && event.to !== null) return true;
  return event.telling;
}

function step(event: TimelineEvent): string {
  const text = escaped(`${Math.round(event.atMs * 10) / 10} ms ${event.text}`);
  if (event.from === null || event.to === null) return `Note over program: ${text}`;
  return event.from in LANES && event.to in LANES
    ? `${event.from}->>${event.to}: ${text}`
    : `Note over program: ${text}`;
}

/** Mermaid's own entity codes for everything that has a meaning in it. */
function escaped(text: string): string {
  const line = plainLine(text, 1000);
  return (line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT)} ...` : line)
    .replace(/[^\p{L}\p{N} .,:_/()=+'-]/gu, (char) => `#${char.codePointAt(0)};`)
    .replace(/\bend\b/gi, (word) => `${word.slice(0, 2)}#${word.charCodeAt(2)};`);
}

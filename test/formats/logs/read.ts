import type { LogEvent } from "../../../src/formats/logs/event.ts";
import { createLogReader } from "../../../src/formats/logs/reader.ts";

/** The events of a text, as the reader finds them. */
export function read(text: string): LogEvent[] {
  const events: LogEvent[] = [];
  const reader = createLogReader({ artifact: "logs/a.log", emit: (event) => events.push(event) });
  for (const line of text.split("\n")) reader.line(line);
  reader.end();
  return events;
}

import { defineSource } from "../../model/source.ts";
import type { LogsValue } from "./value.ts";

/** The logs of the program under examination: found in the project or named with `--log`, read as events. */
export const captureLogs = defineSource({
  id: "capture.logs",
  kind: "capture",
  title: "Log files",
  deadlineMs: 60_000,
  async observe(): Promise<LogsValue> {
    return { files: [], events: [], droppedEvents: 0 };
  },
});

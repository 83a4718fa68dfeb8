import { captureLogs } from "./logs/capture-logs.ts";

/** Captures in run order: log files first, then what a run of the user's command shows. */
export const captures = [captureLogs] as const;

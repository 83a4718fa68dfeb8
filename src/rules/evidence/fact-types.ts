import type { Facts } from "../../facts.ts";

/** What rules see: any of the facts, each there or not. */
export type Seen = Partial<Facts>;

/** One event of a log. */
export type LogEvent = Facts["capture.logs"]["events"][number];

/** One connection attempt of the probe. */
export type Attempt = Facts["tws.handshake"]["attempts"][number];

/** One connection of the program, as the tap saw it. */
export type Connection = Facts["capture.wire"]["connections"][number];

/** One thing that the recorder saw inside the program. */
export type RecorderRecord = Facts["capture.recorder"]["records"][number];

/** One Python environment of the project. */
export type PythonEnvironment = Facts["project.python"]["environments"][number];

/** Where a log says that the program connects to. */
export interface LoggedAddress {
  readonly host: string;
  readonly port: number;
  readonly clientId: number | null;
  /** Name of the log. */
  readonly place: string;
}

/** Where the program under examination connects to, and how each part of that is known. */
export interface Target {
  /** Host name or address as configured; `127.0.0.1` when nothing names one. */
  readonly host: string;
  /** TCP port; `null` when neither a flag, the configuration nor a log names one. */
  readonly port: number | null;
  /** The program's client id; `null` when unknown. Never used for probing unless asked. */
  readonly clientId: number | null;
  /** Account the program names; `null` when unknown. */
  readonly account: string | null;
  /** `paper` or `live` when the configuration says so. */
  readonly mode: "paper" | "live" | null;
  /** For each known part, where it was read: a flag, `path:line`, or the name of a log. */
  readonly origin: Readonly<Partial<Record<"host" | "port" | "clientId" | "account" | "mode", string>>>;
  /** What the newest log says; `null` when none does. It fills what nothing else names, and never overrides. */
  readonly logged: LoggedAddress | null;
}

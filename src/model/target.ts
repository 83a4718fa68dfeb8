/** Where the program under examination connects to, and how each part of that is known. */
export interface Target {
  /** Host name or address as configured; `127.0.0.1` when nothing names one. */
  readonly host: string;
  /** TCP port; `null` when neither a flag nor the configuration names one. */
  readonly port: number | null;
  /** The program's client id; `null` when unknown. Never used for probing unless asked. */
  readonly clientId: number | null;
  /** Account the program names; `null` when unknown. */
  readonly account: string | null;
  /** `paper` or `live` when the configuration says so. */
  readonly mode: "paper" | "live" | null;
  /** For each known part, where it was read: a flag, or `path:line`. */
  readonly origin: Readonly<Partial<Record<"host" | "port" | "clientId" | "account" | "mode", string>>>;
}

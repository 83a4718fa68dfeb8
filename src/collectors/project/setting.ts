/** Something the project says about where to connect. */
export interface TargetSetting {
  readonly part: "host" | "port" | "clientId" | "account" | "mode";
  readonly value: string;
  /** What its name is meant for: `IB_PAPER_PORT`; `null`: for either. */
  readonly mode: "paper" | "live" | null;
  /** The name it stands under: `IB_PORT`, `ib.port`, `ibg_client_id`. */
  readonly key: string;
  /** `path:line`, relative to the project; `environment IB_PORT` for a variable of the shell. */
  readonly place: string;
}

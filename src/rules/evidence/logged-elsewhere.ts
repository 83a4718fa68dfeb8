import type { Evidence } from "../../model/finding.ts";
import { fromFact } from "./cite.ts";
import type { Attempt, Seen } from "./fact-types.ts";

/** Where the program's newest log connects to, although flags, configuration and source name another port. */
export interface LoggedElsewhere {
  /** `host:port`, for people. */
  readonly where: string;
  /** What the probe met there; `undefined` when it was not asked. */
  readonly attempt: Attempt | undefined;
  readonly evidence: Evidence;
}

/** `undefined` when they agree, when no log says, or when the person chose the port for this run. */
export function loggedElsewhere(facts: Seen): LoggedElsewhere | undefined {
  const target = facts["project.target"];
  const logged = target?.logged;
  if (logged == null || target?.port == null || logged.port === target.port) return undefined;
  if (target.origin.port === "--port") return undefined;
  const where = `${logged.host}:${logged.port}`;
  return {
    where,
    attempt: facts["tws.handshake"]?.attempts.find((one) => one.port === logged.port),
    evidence: fromFact(
      "project.target",
      "logged",
      `${where} in ${logged.place}, ${target.port} in ${target.origin.port ?? "the configuration"}`,
    ),
  };
}

import { clientModes } from "./failure-modes/client.ts";
import { loginModes } from "./failure-modes/login.ts";
import type { FailureMode } from "./failure-modes/mode.ts";
import { reachModes } from "./failure-modes/reach.ts";
import { sessionModes } from "./failure-modes/session.ts";

export type { FailureMode, ModeFault } from "./failure-modes/mode.ts";

/** Every failure mode that a verdict may name. An id never changes its meaning. */
export const failureModes: readonly FailureMode[] = [
  ...sessionModes,
  ...reachModes,
  ...loginModes,
  ...clientModes,
];

const byId = new Map(failureModes.map((mode) => [mode.id, mode]));

/** The mode of that id; `undefined` when there is none. */
export function failureMode(id: string): FailureMode | undefined {
  return byId.get(id);
}

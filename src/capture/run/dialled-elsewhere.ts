import type { Json } from "../../model/json.ts";
import type { Observation } from "../../model/observation.ts";
import type { Frame, RecorderRecord, RecorderValue } from "./recorder-value.ts";

/** An address that the program dialled in place of the one where TWS was looked for. */
export interface Dialled {
  readonly host: string;
  readonly port: number;
  /** Where in the program, `path:line`. */
  readonly place: string;
}

/** Folders of the client libraries in an environment of Python or Node. */
const CLIENT = /[\\/](?:ibapi|ib_async|ib_insync|interactive_brokers|@stoqey[\\/]ib)[\\/]/;

/**
 * Where a client library of the program went, when it never went to TWS's known address. A database that the program
 * connects to as well is not meant: the nearest code that is not the runtime's has to be a client library's.
 */
export function dialledElsewhere(facts: Readonly<Record<string, Observation<Json>>>): Dialled | null {
  const recorder = facts["capture.recorder"];
  if (recorder?.status !== "observed") return null;
  const { records } = recorder.value as unknown as RecorderValue;
  if (records.some(({ kind }) => kind === "connect")) return null;
  const record = records.find((one) => one.kind === "connect-elsewhere" && isByClient(one.stack));
  return record === undefined ? null : parse(record);
}

function isByClient(stack: readonly Frame[]): boolean {
  return CLIENT.test(stack.find(({ owner }) => owner !== "runtime")?.file ?? "");
}

function parse({ detail, userPlace }: RecorderRecord): Dialled | null {
  const [, host, port] = /^\[?([^\]\s]+?)\]?:(\d{1,5})$/.exec(detail) ?? [];
  if (host === undefined || port === undefined) return null;
  return { host, port: Number(port), place: userPlace ?? "the program while it ran" };
}

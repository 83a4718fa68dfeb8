import { join, list, type Phrase, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

const CLOSED: Readonly<Record<string, string>> = {
  program: "the program ended it first",
  tws: "TWS ended it first",
  simultaneous: "both ended it at the same time",
  undecidable: "who ended it first cannot be told",
};

export const captureWire = definePresenter({
  fact: "capture.wire",
  title: "Conversation with TWS",
  evidence: true,
  group: null,
  present(value) {
    const connections = value.connections.slice(0, 4).map(connection);
    if (connections.length === 0)
      return { seen: say`nothing came through the tap: ${list(value.whyNothing)}`, details: [] };
    return {
      seen: join(connections, "; "),
      details: [
        ...detail("Exactness", say`times are exact to ${value.loopDelayMs.max} ms`),
        ...(value.changes.length === 0
          ? []
          : detail(
              "What the tap changes",
              join(
                value.changes.map((one) => say`${one}`),
                " ",
              ),
            )),
      ],
    };
  },
});

/** One connection in a sentence. */
export function connection(one: {
  number: number;
  openedAtMs: number;
  bytesFromProgram: number;
  bytesFromTws: number;
  closedFirst: string;
  closedAtMs: number | null;
  serverVersion: number | null;
  dialError: string | null;
}): Phrase {
  if (one.dialError !== null)
    return say`connection ${one.number} at ${one.openedAtMs} ms: TWS not reached, ${one.dialError}`;
  const version =
    one.serverVersion === null ? say`no server version` : say`server version ${one.serverVersion}`;
  const closed =
    one.closedAtMs === null
      ? say`open until the end`
      : say`${[{ own: CLOSED[one.closedFirst] ?? "it ended" }]} at ${one.closedAtMs} ms`;
  return say`connection ${one.number} at ${one.openedAtMs} ms: ${one.bytesFromProgram} bytes from the program, ${one.bytesFromTws} from TWS, ${version}, ${closed}`;
}

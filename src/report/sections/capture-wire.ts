import { join, type Phrase, say, sentence } from "../phrase.ts";
import { ms } from "./attempt.ts";
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
      return { seen: sentence(`nothing came through the tap: ${value.whyNothing.join(" ")}`), details: [] };
    return {
      seen: join(connections, "; "),
      details: [
        ...detail("Exactness", say`the tap's times are exact to ${ms(value.loopDelayMs.max)}`),
        ...detail("What the tap changes", sentence(value.changes.join(" "))),
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
  closedByExit: boolean;
  serverVersion: number | null;
  dialError: string | null;
}): Phrase {
  if (one.dialError !== null)
    return say`connection ${one.number} at ${ms(one.openedAtMs)}: TWS not reached, ${one.dialError}`;
  const version =
    one.serverVersion === null ? say`no server version` : say`server version ${one.serverVersion}`;
  const closed =
    one.closedAtMs === null
      ? say`open until the end`
      : say`${[{ own: CLOSED[one.closedFirst] ?? "it ended" }]}${[{ own: one.closedByExit ? ", by ending itself," : "" }]} at ${ms(one.closedAtMs)}`;
  return say`connection ${one.number} at ${ms(one.openedAtMs)}: ${one.bytesFromProgram} bytes from the program, ${one.bytesFromTws} from TWS, ${version}, ${closed}`;
}

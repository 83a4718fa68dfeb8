import type { WireRecord } from "../../../ib/wire-record.ts";
import type { Artifact } from "../../../model/artifact.ts";
import type { TappedConnection } from "./tapped-connection.ts";

/** `wire.ndjson`: one JSON object per line, connection after connection; its format is `docs/wire.md`. */
export function wireArtifact(
  connections: readonly TappedConnection[],
  { startedAt, host, port }: { startedAt: string; host: string; port: number },
): Artifact {
  return {
    path: "wire.ndjson",
    // Our own vocabulary, and numbers that stay numbers: what hides unknown settings has no business here.
    kind: "log",
    source: "the connections of the program, as the wire tap saw them",
    importance: 90,
    async *open() {
      yield line({ type: "start", schemaVersion: 1, startedAt, host, port });
      for (const connection of connections) {
        yield Buffer.concat(connection.records().map(line));
      }
    },
  };
}

function line(record: WireRecord): Buffer {
  return Buffer.from(`${JSON.stringify(record)}\n`);
}

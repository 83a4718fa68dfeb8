import { LEGACY_SERVER_VERSION } from "../ib/server-versions.ts";
import { START_API } from "../ib/start-api.ts";
import type { ClientEvents, ClientReader } from "./client-events.ts";

/** Fields of the requests a client sends without being asked, their id included (IB's Java client, EClient). */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  [String(START_API), 4],
  ...(["5", "16", "17", "49", "61", "64"] as const).map((id) => [id, 2] as const),
  ...(["8", "14", "15", "59"] as const).map((id) => [id, 3] as const),
  ["6", 4],
  ["62", 5],
]);

/** More than any request has; a client that sends no zero byte in so much is none. */
const MAX_HELD = 64 * 1024;

/** Reads a client from before version 100: fields without lengths, the first of them its version. */
export function createLegacyReader(on: ClientEvents): ClientReader {
  let held = "";
  let fields: string[] = [];
  let greeted = false;
  let started = false;

  function take(count: number): string[] {
    const taken = fields.slice(0, count);
    fields = fields.slice(count);
    return taken;
  }

  function read(): void {
    while (fields[0] !== undefined) {
      if (!greeted) {
        greeted = true;
        const version = Number(take(1)[0]);
        on.hello({ min: version, max: LEGACY_SERVER_VERSION, options: null });
      } else if (!started && fields[0] !== String(START_API)) {
        // Clients of that time sent their id at once; it comes again with startApi.
        take(1);
      } else {
        // What has no known length ends with what arrived together.
        const length = LENGTHS.get(fields[0]) ?? fields.length;
        if (fields.length < length) return;
        started = true;
        const [id = "", ...rest] = take(length);
        if (!/^\d{1,9}$/.test(id)) {
          on.nonsense();
          return;
        }
        on.message({ form: "text", id: Number(id), fields: rest });
      }
    }
  }

  return {
    receive(bytes) {
      const parts = (held + Buffer.from(bytes).toString("latin1")).split("\0");
      held = parts.pop() ?? "";
      fields.push(...parts);
      if (held.length > MAX_HELD || fields.length > MAX_HELD) on.nonsense();
      else read();
    },
  };
}

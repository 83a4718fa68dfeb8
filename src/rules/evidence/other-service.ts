import type { LogEvent, Seen } from "./fact-types.ts";

/** Programs that log failures of any connection, not only of the one to TWS. */
const ANY_PROGRAM: ReadonlySet<LogEvent["client"]> = new Set(["python", "node", "ib-java", "unknown"]);

/** Ports that belong to something else by registration (IANA) or universal custom: databases, caches, queues, web servers. */
const OTHER_PORTS: ReadonlySet<number> = new Set([
  ...[21, 22, 25, 53, 80, 443, 587, 1433, 1521, 1883, 2181, 2375, 3000, 3306, 4222, 5432, 5672, 6333, 6379],
  ...[8080, 8086, 8123, 8443, 8812, 9000, 9009, 9042, 9090, 9092, 9200, 11211, 15672, 27017],
]);

/** Packages whose exceptions may be about TWS: the languages' own, and those of IB's clients. */
const CONCERNED =
  /^(?:asyncio|socket|concurrent|builtins|java|javax|System|ibapi|ib_async|ib_insync|ib|eventkit|nautilus_trader|com\.ib|vnpy_ib)(?:\.|$)/;

/** Ports that are TWS's here, whatever custom says: the probed one, and those that a client of IB names as it connects. */
export function twsPorts(facts: Seen): ReadonlySet<number> {
  const dialled = (facts["capture.logs"]?.events ?? []).flatMap(({ kind, port }) =>
    kind === "connecting" && port !== undefined ? [port] : [],
  );
  return new Set([...(facts["tws.handshake"]?.attempts ?? []).map(({ port }) => port), ...dialled]);
}

/** A failure to reach another service than TWS, which a log of the same program may hold as well. */
export function isOtherService(event: LogEvent, tws: ReadonlySet<number>): boolean {
  if (!ANY_PROGRAM.has(event.client) || event.kind === "error-code") return false;
  if (event.port !== undefined && OTHER_PORTS.has(event.port) && !tws.has(event.port)) return true;
  if (event.package !== undefined && !CONCERNED.test(event.package)) return true;
  const library = libraryOf(event);
  return library !== null && !CONCERNED.test(library);
}

/** The library whose code the exception came from, the language's own left out; `null`: the program itself, or unknown. */
function libraryOf({ frames = [] }: LogEvent): string | null {
  const innermost = frames.findLast(({ path }) => !OF_LANGUAGE.test(path))?.path ?? "";
  const found = /[\\/](?:site-packages|dist-packages|node_modules)[\\/](@[\w.-]+[\\/])?([\w.-]+)/.exec(
    innermost,
  );
  return found?.[1] === undefined
    ? (found?.[2] ?? null)
    : found[1].startsWith("@stoqey")
      ? "ib"
      : (found[2] ?? null);
}

/** Files of Python and Node themselves. */
export const OF_LANGUAGE = /^<|^node:|[\\/](?:python\d[\d.]*|Lib)[\\/](?!site-packages|dist-packages)[^\\/]/;

import { compareVersions } from "./libraries/compare-versions.ts";

export { compareVersions } from "./libraries/compare-versions.ts";

/** What a band of releases of a client library requires; `below` is exclusive, `null` means open. */
export interface LibraryBand {
  readonly library: string;
  readonly from: string;
  readonly below: string | null;
  /** Python it runs on: lowest minor, and the first one it does not run on. */
  readonly python: { readonly from: string; readonly below: string | null } | null;
  /** Exact release of nautilus-ibapi that its `[ib]` extra pins. */
  readonly ibapi: string | null;
  /** First Python for which the `[ib]` extra installs nothing, silently. */
  readonly extraEmptyFrom: string | null;
  readonly source: string;
}

const pins = (tag: string) => `nautechsystems/nautilus_trader: pyproject.toml at ${tag}`;
const nautilus = "nautilus-trader";

/** Library release → Python range and pinned ibapi, oldest first. */
export const libraryBands: readonly LibraryBand[] = [
  band(nautilus, "1.190.0", "1.205.0", ["3.10", "3.13"], "10.19.4", null, pins("v1.200.0")),
  band(nautilus, "1.205.0", "1.212.0", ["3.11", "3.13"], "10.19.4", null, pins("v1.210.0")),
  band(nautilus, "1.212.0", "1.216.0", ["3.11", "3.13"], "10.30.1", null, pins("v1.212.0")),
  band(nautilus, "1.216.0", "1.222.0", ["3.11", "3.14"], "10.30.1", null, pins("v1.220.0")),
  band(nautilus, "1.222.0", "1.223.0", ["3.12", "3.15"], "10.30.1", "3.14", pins("v1.222.0")),
  band(nautilus, "1.223.0", "1.225.0", ["3.12", "3.15"], "10.43.2", "3.14", pins("v1.223.0")),
  band(nautilus, "1.225.0", "1.227.0", ["3.12", "3.15"], "10.45.1", "3.14", pins("v1.225.0")),
  band(nautilus, "1.227.0", "1.231.0", ["3.12", "3.15"], "10.45.1", null, pins("v1.227.0")),
  // eventkit asks for an event loop at import; Python 3.14 no longer makes one.
  band("eventkit", "0", null, ["3.6", "3.14"], null, null, "ib-api-reloaded/ib_async#202"),
];

/** What this release of the library requires; `null` when the table does not know it. */
export function libraryBand(library: string, version: string): LibraryBand | null {
  return (
    libraryBands.find(
      (one) =>
        one.library === library &&
        compareVersions(version, one.from) >= 0 &&
        (one.below === null || compareVersions(version, one.below) < 0),
    ) ?? null
  );
}

/** Server versions that a client library can work with. */
export interface ServerRange {
  readonly library: string;
  readonly from: string;
  readonly below: string | null;
  readonly min: number;
  /** Highest version it offers; `null`: depends on the ibapi beside it. */
  readonly max: number | null;
  readonly source: string;
}

/** Library release → lowest and highest server version. */
export const serverRanges: readonly ServerRange[] = [
  {
    library: "ib-async",
    from: "0",
    below: null,
    min: 157,
    max: 178,
    source: "ib-api-reloaded/ib_async: client.py at v2.0.1",
  },
  {
    library: "ib-insync",
    from: "0.9.70",
    below: null,
    min: 157,
    max: 178,
    source: "erdewit/ib_insync: client.py at 0.9.86",
  },
  {
    library: "@stoqey/ib",
    from: "1.5",
    below: "1.7",
    min: 100,
    max: 193,
    source: "stoqey/ib: MAX_SUPPORTED_SERVER_VERSION at 1.6.10",
  },
  { library: nautilus, from: "1.190.0", below: "2.0.0", min: 100, max: null, source: pins("v1.220.0") },
  // From 2.0 the adapter is rust-ibapi 3.x alone, which speaks protobuf only.
  { library: nautilus, from: "2.0.0", below: null, min: 213, max: 225, source: "wboayue/rust-ibapi#527" },
];

/** The server versions this release works with; `null` when not known. */
export function serverRange(library: string, version: string): ServerRange | null {
  return (
    serverRanges.find(
      (one) =>
        one.library === library &&
        compareVersions(version, one.from) >= 0 &&
        (one.below === null || compareVersions(version, one.below) < 0),
    ) ?? null
  );
}

function band(
  ...[library, from, below, python, ibapi, extraEmptyFrom, source]: [
    string,
    string,
    string | null,
    [string, string],
    string | null,
    string | null,
    string,
  ]
): LibraryBand {
  return {
    library,
    from,
    below,
    python: { from: python[0], below: python[1] },
    ibapi,
    extraEmptyFrom,
    source,
  };
}

/** A component that a verdict may name, and where its maintainers take issues and questions. */
export interface Upstream {
  /** Names under which packages and findings know it, normalised as PEP 503 does. */
  readonly names: readonly string[];
  readonly repo: string;
  /** Where questions go that are no bug of theirs. */
  readonly talk: string;
}

/** From the packages' own metadata (PyPI `project_urls`, npm `repository`) and the READMEs of the repositories. */
export const UPSTREAMS: readonly Upstream[] = [
  {
    names: ["nautilus-trader"],
    repo: "nautechsystems/nautilus_trader",
    talk: "https://github.com/nautechsystems/nautilus_trader/discussions",
  },
  {
    names: ["ib-async"],
    repo: "ib-api-reloaded/ib_async",
    talk: "https://github.com/ib-api-reloaded/ib_async/discussions",
  },
  { names: ["@stoqey/ib", "stoqey/ib"], repo: "stoqey/ib", talk: "https://github.com/stoqey/ib/issues" },
  { names: ["ibc"], repo: "IbcAlpha/IBC", talk: "https://groups.io/g/ibcalpha" },
  {
    names: ["ib-gateway-docker"],
    repo: "gnzsnz/ib-gateway-docker",
    talk: "https://github.com/gnzsnz/ib-gateway-docker/discussions",
  },
  { names: ["ibind"], repo: "Voyz/ibind", talk: "https://github.com/Voyz/ibind/issues" },
  { names: ["lumibot"], repo: "Lumiwealth/lumibot", talk: "https://github.com/Lumiwealth/lumibot/issues" },
];

/** The upstream of a component; `null` when it is not in the table: never guessed. */
export function upstreamOf(component: string): Upstream | null {
  const name = normalised(component);
  return UPSTREAMS.find((one) => one.names.includes(name)) ?? null;
}

/** The component whose home a repository is; `null` when the table does not know it. */
export function upstreamAt(repo: string): Upstream | null {
  return UPSTREAMS.find((one) => one.repo.toLowerCase() === repo.toLowerCase()) ?? null;
}

/** PEP 503: case and runs of `-`, `_`, `.` do not matter. */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

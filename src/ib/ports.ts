/** A port that TWS, IB Gateway, a usual container, or a service mistaken for them listens on. */
export interface KnownPort {
  readonly port: number;
  /** For people: `TWS, paper`. */
  readonly meaning: string;
  readonly mode: "paper" | "live" | null;
  readonly product: "tws" | "gateway" | "container" | "client-portal";
}

/**
 * Usual ports, most likely first. Sources: IBKR's TWS API docs ("Initial Setup": 7496/7497/4001/4002),
 * gnzsnz/ib-gateway-docker README (socat 4003/4004; TWS image 7498/7499), extrange/ibkr-docker README (8888),
 * heshiming/ibga README (4000), IBKR Client Portal API docs (5000, HTTPS).
 */
export const KNOWN_PORTS: readonly KnownPort[] = [
  { port: 7497, meaning: "TWS, paper", mode: "paper", product: "tws" },
  { port: 7496, meaning: "TWS, live", mode: "live", product: "tws" },
  { port: 4002, meaning: "IB Gateway, paper", mode: "paper", product: "gateway" },
  { port: 4001, meaning: "IB Gateway, live", mode: "live", product: "gateway" },
  { port: 4004, meaning: "IB Gateway in a container (socat), paper", mode: "paper", product: "container" },
  { port: 4003, meaning: "IB Gateway in a container (socat), live", mode: "live", product: "container" },
  { port: 7499, meaning: "TWS in a container (socat), paper", mode: "paper", product: "container" },
  { port: 7498, meaning: "TWS in a container (socat), live", mode: "live", product: "container" },
  { port: 8888, meaning: "extrange/ibkr-docker", mode: null, product: "container" },
  { port: 4000, meaning: "heshiming/ibga", mode: null, product: "container" },
  {
    port: 5000,
    meaning: "Client Portal Gateway (HTTPS, not the TWS API)",
    mode: null,
    product: "client-portal",
  },
];

/** What listens on a port by custom; `null` when it is none of the usual ones. */
export function portMeaning(port: number): KnownPort | null {
  return KNOWN_PORTS.find((known) => known.port === port) ?? null;
}

import { KNOWN_PORTS, portMeaning } from "../ib/ports.ts";

export interface SiblingCandidate {
  readonly address: string;
  readonly family: 4 | 6;
  readonly loopback: boolean;
  readonly port: number;
  readonly meaning: string;
}

interface Address {
  readonly address: string;
  readonly family: 4 | 6;
  readonly loopback: boolean;
}

/** The manners allow so many. */
const MAX_CANDIDATES = 12;

const LOOPBACK: Address = { address: "127.0.0.1", family: 4, loopback: true };

/**
 * Where else TWS may be, likeliest first: the Windows host of a WSL, the usual ports of the configured host,
 * then of this machine. Never another host.
 */
export function siblingCandidates(options: {
  /** The configured port; `null` when none is. */
  port: number | null;
  addresses: readonly Address[];
  /** Addresses that did not even answer the dial. */
  unreachable: readonly string[];
  wslGateway: string | null;
}): SiblingCandidate[] {
  const { port } = options;
  const reachable = options.addresses.filter(({ address }) => !options.unreachable.includes(address));
  // One address of the host is enough here, and TWS's clients prefer IPv4.
  const host = reachable.find((address) => address.family === 4) ?? reachable[0];
  const usual = KNOWN_PORTS.filter((known) => known.port !== port);
  const candidates: SiblingCandidate[] = [];
  const gateway = options.wslGateway;
  if (gateway !== null && host?.loopback !== false) {
    const first = port ?? KNOWN_PORTS[0]?.port ?? 0;
    const meaning = "the Windows host, seen from WSL";
    candidates.push({ address: gateway, family: 4, loopback: false, port: first, meaning });
  }
  if (host) candidates.push(...usual.map(({ port, meaning }) => ({ ...host, port, meaning })));
  if (!host?.loopback) {
    const same =
      port === null ? [] : [{ port, meaning: portMeaning(port)?.meaning ?? "the configured port" }];
    const here = [...same, ...usual].map(({ port, meaning }) => ({ ...LOOPBACK, port, meaning }));
    candidates.push(
      ...here.map((candidate) => ({ ...candidate, meaning: `${candidate.meaning}, on this machine` })),
    );
  }
  return candidates.slice(0, MAX_CANDIDATES);
}

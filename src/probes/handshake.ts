import { versionRange } from "../ib/hello.ts";
import { observed, reasonOf, type Skipped, skip } from "../model/observation.ts";
import { defineSource } from "../model/source.ts";
import type { Target } from "../model/target.ts";
import { addresses, type TwsAddresses } from "./addresses.ts";
import type { Attempt } from "./attempt.ts";
import { answersAsTws, bestAttempt } from "./best-attempt.ts";
import { randomClientId } from "./client-id.ts";
import { connectToTws, USUAL_LIMITS } from "./connect-to-tws.ts";
import { isLoopback } from "./loopback.ts";

/**
 * Handshake and session on the configured port, one attempt per address: `tws.handshake`. Where none of them is TWS,
 * the port is asked as well that the program's newest log names for the same host.
 */
export interface TwsHandshake {
  readonly host: string;
  readonly port: number;
  /** The versions offered, e.g. `v100..200`. */
  readonly offered: string;
  readonly clientId: number;
  /** In the order dialled. */
  readonly attempts: readonly Attempt[];
  /** Index of the attempt that came furthest, or of the one on the log's port when that took the connection. */
  readonly best: number;
  /** Addresses left out, to stay within the manners. */
  readonly notTried: readonly string[];
}

/** Above 200 the framing changes, and a careless attempt there has left real Gateways deaf to everybody. */
export const MAX_VERSION = 200;

/** Of the four connections a run may open, one is the witness's and one is kept for the release. */
const MAX_ACCEPTED = 2;

export const handshake = defineSource({
  id: "tws.handshake",
  kind: "probe",
  title: "Handshake and session",
  needs: { addresses },
  deadlineMs: 45_000,
  async observe({ system, options, target, facts, signal, progress }): Promise<TwsHandshake | Skipped> {
    const { host, port } = target;
    if (port === null) return skip("no port is configured, so there is none to dial");
    const known = observed(facts.addresses);
    if (!known) return skip(`the addresses of ${host} are not known: ${reasonOf(facts.addresses)}`);
    if (known.addresses.length === 0) return skip(`${host} does not resolve to an address (${known.error})`);

    const clientId = options.probeClientId ?? randomClientId();
    const attempts: Attempt[] = [];
    const notTried: string[] = [];
    for (const { address, family } of known.addresses) {
      const accepted = attempts.filter((attempt) => attempt.dial.ok).length;
      if (accepted >= MAX_ACCEPTED || signal.aborted) {
        notTried.push(address);
        continue;
      }
      progress(`${address} port ${port}`);
      // One session is enough: the other addresses only have to say who answers there.
      const again = attempts.some((attempt) => attempt.outcome === "session");
      attempts.push(
        await connectToTws({
          ...{
            system,
            address,
            family,
            port,
            signal,
            limits: USUAL_LIMITS,
            maxVersion: MAX_VERSION,
            progress,
          },
          clientId: options.session && !again ? clientId : null,
        }),
      );
    }
    const elsewhere = loggedPort(target, known.addresses);
    const accepted = attempts.filter((attempt) => attempt.dial.ok).length;
    const isTws = attempts.some((attempt) => answersAsTws(attempt.outcome));
    if (elsewhere !== null && !isTws && accepted < MAX_ACCEPTED && !signal.aborted) {
      progress(`${elsewhere.address} port ${elsewhere.port}, which the log names`);
      attempts.push(
        await connectToTws({
          ...{ system, ...elsewhere, signal, limits: USUAL_LIMITS, maxVersion: MAX_VERSION, progress },
          clientId: options.session ? clientId : null,
        }),
      );
    }
    const offered = versionRange(100, MAX_VERSION);
    const last = attempts.length - 1;
    // Where the program was last and somebody answers, that is what it meets
    const best = attempts[last]?.port !== port && attempts[last]?.dial.ok ? last : bestAttempt(attempts);
    return { host, port, offered, clientId, attempts, best, notTried };
  },
});

/** Where the newest log says the program connects to, when that is another port of the same host, and no flag chose this one. */
function loggedPort({ host, port, logged, origin }: Target, addresses: TwsAddresses["addresses"]) {
  if (logged === null || logged.port === port || origin.port === "--port") return null;
  const found = addresses.find(({ address, loopback }) =>
    loopback ? isLoopback(logged.host) || logged.host === "localhost" : logged.host === address,
  );
  const same = found ?? (logged.host === host ? addresses[0] : undefined);
  return same === undefined ? null : { address: same.address, family: same.family, port: logged.port };
}

import { versionRange } from "../ib/hello.ts";
import { observed, reasonOf, type Skipped, skip } from "../model/observation.ts";
import { defineSource } from "../model/source.ts";
import { addresses } from "./addresses.ts";
import type { Attempt } from "./attempt.ts";
import { bestAttempt } from "./best-attempt.ts";
import { randomClientId } from "./client-id.ts";
import { connectToTws, USUAL_LIMITS } from "./connect-to-tws.ts";

/** Handshake and session on the configured port, one attempt per address: `tws.handshake`. */
export interface TwsHandshake {
  readonly host: string;
  readonly port: number;
  /** The versions offered, e.g. `v100..200`. */
  readonly offered: string;
  readonly clientId: number;
  /** In the order dialled. */
  readonly attempts: readonly Attempt[];
  /** Index of the attempt that came furthest. */
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
          ...{ system, address, family, port, signal, limits: USUAL_LIMITS, maxVersion: MAX_VERSION },
          clientId: options.session && !again ? clientId : null,
        }),
      );
    }
    const offered = versionRange(100, MAX_VERSION);
    return { host, port, offered, clientId, attempts, best: bestAttempt(attempts), notTried };
  },
});

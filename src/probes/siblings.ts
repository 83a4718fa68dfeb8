import { observed, type Skipped, skip } from "../model/observation.ts";
import { defineSource } from "../model/source.ts";
import { addresses } from "./addresses.ts";
import type { Attempt, AttemptOutcome } from "./attempt.ts";
import { answersAsTws } from "./best-attempt.ts";
import { randomClientId } from "./client-id.ts";
import { connectToTws } from "./connect-to-tws.ts";
import { handshake, MAX_VERSION } from "./handshake.ts";
import { siblingCandidates } from "./sibling-candidates.ts";
import { wslGateway } from "./wsl-gateway.ts";

/** Whether TWS answers on another usual port when the configured one does not: `tws.siblings`. */
export interface TwsSiblings {
  readonly tried: readonly {
    readonly address: string;
    readonly port: number;
    /** `TWS, live`, `IB Gateway in a container (socat), paper`, … */
    readonly meaning: string;
    readonly outcome: AttemptOutcome;
    readonly errno: string | null;
    /** The service that answered instead, for people; `null` when none did. */
    readonly foreign: string | null;
  }[];
  /** The first TWS found, and all of what it answered. */
  readonly found: (Attempt & { readonly meaning: string }) | null;
  /** Why it stopped before all were tried; `null` when all were, or one was found. */
  readonly stopped: string | null;
}

/** A port that listens on loopback takes a dial at once; Windows needs 2 s to refuse one that does not. */
const LOOPBACK = { dialMs: 250, helloMs: 2000, sessionMs: 3000 };
const REMOTE = { dialMs: 800, helloMs: 2000, sessionMs: 3000 };

/** With the two of the handshake no run opens more than four. */
const MAX_ACCEPTED = 2;
const MAX_UNREACHABLE = 2;

export const siblings = defineSource({
  id: "tws.siblings",
  kind: "probe",
  title: "Usual ports of TWS and IB Gateway",
  needs: { addresses, handshake },
  deadlineMs: 25_000,
  async observe({ system, options, target, facts, signal, progress }): Promise<TwsSiblings | Skipped> {
    const asked = observed(facts.handshake);
    const best = asked?.attempts[asked.best];
    if (best && answersAsTws(best.outcome)) return skip("the configured port answers as TWS");

    const candidates = siblingCandidates({
      port: target.port,
      addresses: observed(facts.addresses)?.addresses ?? [],
      unreachable: (asked?.attempts ?? [])
        .filter((attempt) => attempt.outcome === "unreachable")
        .map((attempt) => attempt.address),
      wslGateway: await wslGateway(system),
    });
    const tried: TwsSiblings["tried"][number][] = [];
    const silentHosts = new Map<string, number>();
    let accepted = 0;
    let stopped: string | null = null;
    for (const { address, family, port, meaning, loopback } of candidates) {
      if (signal.aborted) stopped = "interrupted";
      if (accepted >= MAX_ACCEPTED) stopped = "two more ports took a connection; a run opens no more";
      if (stopped !== null) break;
      if ((silentHosts.get(address) ?? 0) >= MAX_UNREACHABLE) continue;
      progress(`${address} port ${port} (${meaning})`);
      const attempt = await connectToTws({
        ...{ system, address, family, port, signal, maxVersion: MAX_VERSION },
        limits: loopback ? LOOPBACK : REMOTE,
        clientId: options.session ? (options.probeClientId ?? randomClientId()) : null,
      });
      const { outcome, dial, foreign } = attempt;
      tried.push({ address, port, meaning, outcome, errno: dial.errno, foreign: foreign?.name ?? null });
      if (answersAsTws(outcome)) return { tried, found: { ...attempt, meaning }, stopped };
      if (outcome === "unreachable") silentHosts.set(address, (silentHosts.get(address) ?? 0) + 1);
      // Another service is no TWS, so its connection does not count.
      if (dial.ok && outcome !== "foreign") accepted += 1;
    }
    return { tried, found: null, stopped };
  },
});

import { versionRange } from "../ib/hello.ts";
import { observed, type Skipped, skip } from "../model/observation.ts";
import { defineSource } from "../model/source.ts";
import type { Attempt } from "./attempt.ts";
import { connectToTws, USUAL_LIMITS } from "./connect-to-tws.ts";
import { handshake } from "./handshake.ts";

/** The server version above 200, asked for only with `--probe-release`: `tws.release`. */
export interface TwsRelease {
  readonly offered: string;
  readonly attempt: Attempt;
}

/** What API 10.46 itself offers; larger numbers are sent by no known client. */
const MAX_VERSION = 225;

export const release = defineSource({
  id: "tws.release",
  kind: "probe",
  title: "Release of TWS",
  needs: { handshake },
  deadlineMs: 12_000,
  async observe({ system, options, facts, signal, progress }): Promise<TwsRelease | Skipped> {
    if (!options.probeRelease) return skip("asked for with --probe-release only");
    const asked = observed(facts.handshake);
    const best = asked?.attempts[asked.best];
    if (!best?.hello) return skip("no TWS answered on the configured port");
    if (!best.hello.atLimit) return skip(`the handshake told it: server version ${best.hello.serverVersion}`);
    progress(`offering ${versionRange(100, MAX_VERSION)}`);
    const { address, family, port } = best;
    const attempt = await connectToTws({
      ...{ system, address, family, port, signal, limits: USUAL_LIMITS, maxVersion: MAX_VERSION },
      clientId: null,
    });
    return { offered: versionRange(100, MAX_VERSION), attempt };
  },
});

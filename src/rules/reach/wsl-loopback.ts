import { fromFact } from "../evidence/cite.ts";
import { isLoopback } from "../evidence/probe.ts";
import { describe, SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const wslLoopback = modeRule("wsl-loopback", {
  uses: [...SIGHTS, "host.wsl", "tws.siblings", "project.target"],
  explains: ["wrong-port"],
  check(facts) {
    const wsl = facts["host.wsl"];
    // WSL 1 and mirrored networking share the loopback of Windows.
    if (wsl === undefined || wsl === null || wsl.version === 1 || wsl.networking === "mirrored") return clear;
    const seen = sighting(facts, ["refused", "failed-at-once"]);
    if (seen === undefined || !isLoopback(seen.host ?? facts["project.target"]?.host ?? "")) return clear;
    const found = facts["tws.siblings"]?.found;
    const onWindows = found != null && found.address === wsl.gatewayAddress;
    if (found != null && !onWindows) return clear;
    return {
      confidence: surest(seen, onWindows ? "proven" : wsl.networking === "nat" ? "likely" : "possible"),
      summary: `The program runs in WSL 2 and dials its own loopback, which is not that of Windows${onWindows ? `; TWS answers on the Windows address ${found.address}` : ""}.`,
      evidence: [
        ...seen.evidence,
        fromFact("host.wsl", "networking", wsl.networking),
        ...(onWindows ? [fromFact("tws.siblings", "found", describe(found))] : []),
      ],
      refutedBy: "A refusal on the Windows address too, or TWS running inside WSL itself.",
      alternatives: onWindows ? [] : [alternative("tws-not-running", "Whether TWS runs on Windows at all.")],
    };
  },
});

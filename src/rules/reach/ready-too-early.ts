import { fromEvent } from "../evidence/cite.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { pythonPackage, within } from "../evidence/versions.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const readyTooEarly = modeRule("ready-too-early", {
  uses: [...SIGHTS, "project.python"],
  explains: ["untrusted-address", "no-answer"],
  check(facts) {
    const said = facts["capture.logs"]?.events.find((event) => event.kind === "gateway-ready");
    if (said === undefined) return clear;
    const seen = sighting(facts, ["closed-before-hello", "silent", "no-hello", "failed-at-once"]);
    if (seen === undefined) return clear;
    const installed = pythonPackage(facts, "nautilus-trader");
    if (installed === undefined) return undetermined("the release of nautilus_trader");
    // Since 1.226.0 it waits for the login; source: gateway.py at both tags.
    if (!within(installed.version, "1.190.0", "1.226.0")) return clear;
    return {
      confidence: surest(seen, "likely"),
      summary: `nautilus_trader ${installed.version} called the Gateway ready because its relay listened; the connection right after it found no TWS behind that relay.`,
      evidence: [fromEvent(said), ...seen.evidence, installed.evidence],
      refutedBy: "`Login has completed` in the container's log before the library called it ready.",
      alternatives: [alternative("login-pending", "Whether the login of the Gateway ever completed.")],
    };
  },
});

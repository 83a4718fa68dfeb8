import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { LOGIN_FACTS, loginState } from "../evidence/login-state.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const apiDisabled = modeRule("api-disabled", {
  uses: [...new Set([...SIGHTS, ...LOGIN_FACTS, "tws.install", "tws.siblings"] as const)],
  check(facts) {
    const seen = sighting(facts, ["refused", "failed-at-once"]);
    if (seen === undefined)
      return facts["tws.handshake"] === undefined ? undetermined("whether the port is open") : clear;
    if (seen.contradicted || facts["tws.siblings"]?.found) return clear;
    const refutedBy =
      "“Enable ActiveX and Socket Clients” being ticked in TWS while nothing listens on its socket port.";
    const setting = switchedOff(facts);
    if (setting !== undefined) {
      return {
        confidence: seen.by === "probe" ? "proven" : "likely",
        summary: "TWS's settings say that socket clients are not enabled, so nothing listens for the API.",
        evidence: [setting, ...seen.evidence],
        refutedBy,
      };
    }
    const processes = facts["tws.process"];
    const index = processes?.processes.findIndex((one) => one.product === "tws") ?? -1;
    const login = loginState(facts);
    // IB Gateway has no such switch from 10.40 on, so only TWS is in question.
    if (seen.by !== "probe" || index < 0 || (processes?.otherPorts.length ?? 0) > 0) return clear;
    if (login?.stage !== "logged-in" || !login.current)
      return undetermined("whether the login of the running TWS is complete");
    return {
      confidence: "likely",
      summary:
        "TWS runs and is logged in, and yet nothing listens on any API port: its API socket is not enabled.",
      evidence: [
        fromFact("tws.process", `processes[${index}]`, processes?.processes[index]?.program),
        login.evidence,
        ...seen.evidence,
      ],
      refutedBy,
      alternatives: [alternative("wrong-port", "Which “Socket port” TWS's API settings show.")],
    };
  },
});

function switchedOff(facts: Seen): Evidence | undefined {
  const said = facts["capture.logs"]?.events.findLast((event) => event.kind === "api-enabled");
  if (said?.value !== undefined)
    return /^(?:false|no|off|0)$/i.test(said.value) ? fromEvent(said) : undefined;
  const settings = facts["tws.install"]?.settings ?? [];
  const index = settings.findIndex((one) => /^(?:false|no|0)$/i.test(one.api?.socketClient ?? ""));
  return index < 0
    ? undefined
    : fromFact("tws.install", `settings[${index}].api.socketClient`, settings[index]?.api?.socketClient);
}

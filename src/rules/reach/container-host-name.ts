import { fromFact } from "../evidence/cite.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

const COMPOSE_FILE = /compose[^/]*\.ya?ml/i;

export const containerHostName = modeRule("container-host-name", {
  uses: [...SIGHTS, "host.containers", "project.target", "tws.process"],
  check(facts) {
    const os = facts["host.os"];
    if (os === undefined) return undetermined("host.os: whether the program runs inside a container");
    const seen = sighting(facts, ["refused", "failed-at-once"]);
    const host = facts["project.target"]?.host ?? seen?.host ?? "";
    if (seen === undefined || !isLoopback(host)) return clear;
    const refutedBy = "A TWS or relay that listens inside the same container as the program.";
    const alternatives = [
      alternative("wrong-port", "Whether a TWS runs inside this very container on another port."),
    ];
    // That the Gateway is another container is what decides: without it, it may simply not have been started.
    const gateway = facts["host.containers"]?.compose.find(
      (one) => one.gateway && one.networkMode !== "host",
    );
    if (gateway === undefined) return clear;
    // A port that the Gateway publishes is meant for programs on the host: then its mapping is in question, not the name.
    const port = facts["project.target"]?.port ?? seen.port;
    if (os.container !== null && gateway.ports.some((one) => one.hostPort === port)) return clear;
    const remedy = `Set the host to the service's name, ${gateway.name}, and the port to the one its relay listens on.`;
    const here = facts["tws.process"];
    if (os.container !== null && here?.listener == null && !runsHere(here?.processes)) {
      return {
        // That no TWS runs beside the program counts only where somebody has looked.
        confidence: surest(seen, here === undefined ? "possible" : "likely"),
        summary: `The program runs inside a container (${os.container}) and dials ${host}, which is that container itself; nothing listens there, and the Gateway is the service ${gateway.name}.`,
        remedy,
        evidence: [...seen.evidence, fromFact("host.os", "container", os.container)],
        refutedBy,
        alternatives,
      };
    }
    const origin = facts["project.target"]?.origin.host;
    if (origin === undefined || !COMPOSE_FILE.test(origin)) return clear;
    return {
      confidence: surest(seen, "likely"),
      summary: `The compose file gives the program the host ${host}, which inside its container is the container itself; the Gateway is the service ${gateway.name}.`,
      remedy,
      evidence: [...seen.evidence, fromFact("project.target", "origin.host", `${host} in ${origin}`)],
      refutedBy,
      alternatives,
    };
  },
});

function runsHere(processes: readonly { readonly product: string }[] | undefined): boolean {
  return (processes ?? []).some((one) => one.product === "tws" || one.product === "gateway");
}

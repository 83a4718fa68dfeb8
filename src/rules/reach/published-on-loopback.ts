import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const publishedOnLoopback = modeRule("published-on-loopback", {
  uses: [...SIGHTS, "tws.sockets", "host.containers"],
  check(facts) {
    const seen = sighting(facts, ["refused"]);
    if (seen === undefined || seen.host === null || isLoopback(seen.host)) return clear;
    const evidence = onLoopback(facts, seen.port);
    if (evidence === undefined) {
      return facts["tws.sockets"]?.local === true
        ? clear
        : undetermined("the socket table of the machine that is dialled");
    }
    return {
      confidence: surest(seen, "likely"),
      summary: `${seen.host} refuses, while the port is open on this machine's loopback address only: nobody can reach it from outside.`,
      evidence: [...seen.evidence, evidence],
      refutedBy: "The same refusal on 127.0.0.1 of the machine that publishes the port.",
      alternatives: [
        alternative(
          "tws-not-running",
          "Whether the address dialled is that of the machine whose port is on loopback.",
        ),
      ],
    };
  },
});

function onLoopback(facts: Seen, port: number | null) {
  const listeners = facts["tws.sockets"]?.local === true ? facts["tws.sockets"].listeners : [];
  if (
    listeners.length > 0 &&
    listeners.every((one) => isLoopback(one.address) && !/^(?:0\.0\.0\.0|::)$/.test(one.address))
  ) {
    return fromFact("tws.sockets", "listeners", listeners.map((one) => one.address).join(", "));
  }
  const lists = [
    { path: "running", services: facts["host.containers"]?.running ?? [] },
    { path: "compose", services: facts["host.containers"]?.compose ?? [] },
  ];
  for (const { path, services } of lists) {
    for (const [index, service] of services.entries()) {
      const mapping = service.ports.find(
        (one) => one.hostPort === port && isLoopback(one.hostAddress ?? "") && one.hostAddress !== "0.0.0.0",
      );
      if (mapping !== undefined) {
        const quote = `${mapping.place ?? service.name}: ${mapping.hostAddress}:${mapping.hostPort}:${mapping.containerPort}`;
        return fromFact("host.containers", `${path}[${index}].ports`, quote);
      }
    }
  }
  return undefined;
}

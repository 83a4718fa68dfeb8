import type { Evidence } from "../../model/finding.ts";
import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

/**
 * Inside these images the API listens on the container's loopback; a relay publishes it on another port.
 * Source: gnzsnz/ib-gateway-docker README, Ports.
 */
const RELAYED = /(?:^|\/)gnzsnz\/(?:ib-gateway|tws-rdesktop)/;
const RELAY_PORT: Readonly<Record<number, number>> = { 4001: 4003, 4002: 4004, 7496: 7498, 7497: 7499 };

export const containerPortMapping = modeRule("container-port-mapping", {
  uses: [...SIGHTS, "host.containers", "project.target"],
  explains: ["tws-not-running", "relay-without-backend"],
  check(facts) {
    if (facts["host.containers"] === undefined) return undetermined("host.containers");
    const seen = sighting(facts, ["refused", "closed-before-hello", "failed-at-once", "silent", "no-hello"]);
    if (seen === undefined) return clear;
    const mapping = wrongMapping(facts, seen.port);
    if (mapping === undefined) return clear;
    return {
      confidence: surest(seen, mapping.running ? "proven" : "likely"),
      summary: `Port ${mapping.hostPort} is mapped to ${mapping.containerPort} of the Gateway container, where nothing listens for it: this image publishes the API on ${mapping.right}.`,
      remedy: `Map ${mapping.hostPort}:${mapping.right} in place of ${mapping.hostPort}:${mapping.containerPort}.`,
      evidence: [mapping.evidence, ...seen.evidence],
      refutedBy: `A listener on ${mapping.containerPort} for addresses other than loopback inside the container (\`docker exec … ss -ltn\`).`,
    };
  },
});

interface WrongMapping {
  readonly hostPort: number;
  readonly containerPort: number;
  readonly right: number;
  readonly running: boolean;
  readonly evidence: Evidence;
}

function wrongMapping(facts: Seen, logged: number | null): WrongMapping | undefined {
  const containers = facts["host.containers"];
  const port = logged ?? facts["project.target"]?.port ?? null;
  const lists = [
    { running: true, path: "running", services: containers?.running ?? [] },
    { running: false, path: "compose", services: containers?.compose ?? [] },
  ];
  for (const { running, path, services } of lists) {
    for (const [index, service] of services.entries()) {
      if (!service.gateway || !RELAYED.test(service.image ?? "")) continue;
      for (const { hostPort, containerPort, place } of service.ports) {
        const right = RELAY_PORT[containerPort];
        if (hostPort === null || right === undefined || (port !== null && hostPort !== port)) continue;
        const quote = `${place ?? service.name}: ${hostPort}:${containerPort}`;
        const evidence = fromFact("host.containers", `${path}[${index}].ports`, quote);
        return { hostPort, containerPort, right, running, evidence };
      }
    }
  }
  return undefined;
}

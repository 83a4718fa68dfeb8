import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const nameNotResolved = modeRule("name-not-resolved", {
  uses: [...SIGHTS, "tws.addresses", "host.containers"],
  check(facts) {
    const addresses = facts["tws.addresses"];
    const refutedBy =
      "An address for exactly this name: `getent hosts NAME`, on Windows `nslookup NAME`, on the same machine.";
    const logged = sighting(facts, ["not-resolved"]);
    if (addresses !== undefined && addresses.error !== null) {
      const evidence = fromFact("tws.addresses", "error", `${addresses.host}: ${addresses.error}`);
      if (logged === undefined && isOfContainers(facts, addresses.host)) {
        return {
          confidence: "possible",
          summary: `The name ${addresses.host} does not resolve on this machine (${addresses.error}). Docker gives it an address inside containers only, so that nothing is known of a program that runs there.`,
          remedy:
            "Run `ib-bugreport` inside the program's container, or give it the address and port that the Gateway's container publishes on this machine (`--host 127.0.0.1 --port N`).",
          evidence: [evidence],
          refutedBy: "The program running in a container of that network, where the name resolves.",
          alternatives: [
            alternative(
              "tws-not-running",
              "What the port that the Gateway publishes on this machine answers.",
            ),
          ],
        };
      }
      return {
        // The resolver may be down rather than the name wrong.
        confidence: addresses.error === "ENOTFOUND" ? "proven" : "likely",
        summary: `The name ${addresses.host} does not resolve (${addresses.error}), so no connection could even begin.`,
        evidence: [evidence],
        refutedBy,
      };
    }
    if (logged !== undefined) {
      return {
        confidence: surest(
          { ...logged, contradicted: logged.contradicted || addresses !== undefined },
          "likely",
        ),
        summary:
          "The program's log shows that the host name did not resolve, so no connection could even begin.",
        evidence: logged.evidence,
        refutedBy,
      };
    }
    return addresses === undefined && facts["capture.logs"] === undefined
      ? undetermined("tws.addresses")
      : clear;
  },
});

/** Docker Desktop's and Podman's names of the host. */
const HOST_OF_CONTAINERS = /^(?:host|gateway)\.(?:docker|containers)\.internal$/i;

/** Whether a name has a meaning inside containers only: a service of the project's compose file, or their name of the host. */
function isOfContainers(facts: Seen, host: string): boolean {
  const isService = facts["host.containers"]?.compose.some(({ name }) => name === host) ?? false;
  return isService || (facts["host.os"]?.container === null && HOST_OF_CONTAINERS.test(host));
}

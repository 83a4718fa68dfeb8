import { fromFact } from "../evidence/cite.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

export const nameNotResolved = modeRule("name-not-resolved", {
  uses: [...SIGHTS, "tws.addresses"],
  check(facts) {
    const addresses = facts["tws.addresses"];
    const refutedBy =
      "An address for exactly this name: `getent hosts NAME`, on Windows `nslookup NAME`, on the same machine.";
    if (addresses !== undefined && addresses.error !== null) {
      return {
        // The resolver may be down rather than the name wrong.
        confidence: addresses.error === "ENOTFOUND" ? "proven" : "likely",
        summary: `The name ${addresses.host} does not resolve (${addresses.error}), so no connection could even begin.`,
        evidence: [fromFact("tws.addresses", "error", `${addresses.host}: ${addresses.error}`)],
        refutedBy,
      };
    }
    const logged = sighting(facts, ["not-resolved"]);
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

import type { Evidence } from "../../model/finding.ts";
import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

/** A range, a mask, a wildcard or a name: TWS takes single addresses only. Source: IbcAlpha/IBC#334. */
const NOT_SINGLE = /[/*-]|^\d+\.\d+\.\d+(?:\.0)?$|[g-z]/i;

export const trustedIpSyntax = modeRule("trusted-ip-syntax", {
  uses: [...SIGHTS, "tws.install", "tws.ibc"],
  check(facts) {
    const seen = sighting(facts, ["silent", "closed-before-hello"]);
    if (seen === undefined || (seen.host !== null && isLoopback(seen.host))) return clear;
    const entries = trusted(facts);
    if (entries.length === 0) return undetermined("the Trusted IPs of TWS (jts.ini)");
    const wrong = entries.find((one) => NOT_SINGLE.test(one.value));
    if (wrong === undefined) return clear;
    return {
      confidence: surest(seen, "likely"),
      summary: `TWS does not answer this client, and its Trusted IPs hold “${wrong.value}”, which is not a single address: TWS takes neither ranges nor names.`,
      evidence: [wrong.evidence, ...seen.evidence],
      refutedBy: "The client's exact address standing in Trusted IPs as well.",
    };
  },
});

function trusted(facts: Seen): { readonly value: string; readonly evidence: Evidence }[] {
  const found = (facts["tws.install"]?.settings ?? []).flatMap((settings, index) =>
    Object.entries(settings.jtsIni ?? {})
      .filter(([key]) => /trustedips$/i.test(key))
      .flatMap(([key, list]) =>
        split(list).map((value) => ({ value, at: `settings[${index}].jtsIni.${key}`, list })),
      )
      .map(({ value, at, list }) => ({ value, evidence: fromFact("tws.install", at, list) })),
  );
  const ibc = facts["tws.ibc"]?.config?.settings.TrustedTwsApiClientIPs ?? "";
  const evidence = fromFact("tws.ibc", "config.settings.TrustedTwsApiClientIPs", ibc);
  return [...found, ...split(ibc).map((value) => ({ value, evidence }))];
}

function split(list: string): string[] {
  return list.split(/[,;\s]+/).filter((one) => one !== "");
}

import { dialErrno, NO_ROUTE } from "../evidence/dial-errno.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** The machine knows no way to the host's network: nothing was sent that a firewall could drop. */
export const noRoute = openRule({
  id: "no-route",
  title: "The machine has no route to the host",
  uses: SIGHTS,
  check(facts) {
    const seen = sighting(facts, ["unreachable"]);
    if (seen === undefined || (seen.host !== null && isLoopback(seen.host))) return clear;
    const errno = dialErrno(facts, seen);
    if (!NO_ROUTE.test(errno)) return clear;
    return {
      seen,
      cause: "The machine has no route to the host",
      fault: "network",
      summary: `${seen.host ?? "The host"} could not be dialled (${errno}): the machine that ran the program knew no route to that network, so that nothing was sent that TWS or a firewall could have answered.`,
      remedy:
        "Look at the way of that machine: `ip route get <address>` (Windows: `route print`), whether its VPN is up, and in a container which network it is attached to. Check that the address is the right one.",
      evidence: [],
      refutedBy: "A connection of any program on the same machine to that host at that time.",
      alternatives: [],
    };
  },
});

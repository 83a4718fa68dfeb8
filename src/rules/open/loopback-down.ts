import { dialErrno, NO_ROUTE } from "../evidence/dial-errno.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** The machine does not even know a way to itself: a container or namespace without a network, or `lo` switched off. */
export const loopbackDown = openRule({
  id: "loopback-down",
  title: "The machine cannot reach its own loopback address",
  uses: SIGHTS,
  check(facts) {
    const seen = sighting(facts, ["unreachable"]);
    if (seen === undefined || !isLoopback(seen.host ?? "")) return clear;
    const errno = dialErrno(facts, seen);
    if (!NO_ROUTE.test(errno) && errno !== "EHOSTUNREACH") return clear;
    return {
      seen,
      cause: "The machine cannot reach its own loopback address",
      fault: "network",
      summary: `${seen.host}:${seen.port} cannot be dialled at all (${errno}): ${seen.by === "probe" ? "this machine, or the container or network namespace that this runs in," : "the machine that ran the program, or its container or network namespace,"} has no loopback interface that is up. That says nothing about TWS.`,
      remedy:
        "Run this tool and the program where the network is up: `ip addr show lo` must show `UP` and 127.0.0.1. In a container, not with `--network none`.",
      evidence: [],
      refutedBy: "A connection of any program to 127.0.0.1 on the same machine, in the same container.",
      alternatives: [],
    };
  },
});

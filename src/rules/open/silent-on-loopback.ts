import { fromFact } from "../evidence/cite.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { alternative, clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** Accepted and silent, from a client whose address TWS trusts or may trust: several causes look alike. */
export const silentOnLoopback = openRule({
  id: "silent-on-loopback",
  title: "The port accepts and then says nothing",
  uses: [...SIGHTS, "tws.sockets", "tws.process"],
  check(facts) {
    const seen = sighting(facts, ["silent"]);
    if (seen === undefined || (seen.host !== null && !isLoopback(seen.host))) return clear;
    const program = facts["tws.process"]?.listener;
    return {
      seen,
      fault: "unknown",
      summary: `The connection is accepted and then ${seen.by === "log" ? "no complete hello comes, as far as a log can tell" : "not one byte comes"}: a dialog in TWS may wait for an answer, TWS's API may be stuck, or something else holds the port.`,
      remedy:
        "Look at TWS's window for “Accept incoming connection?” and answer it. If there is none, restart TWS or IB Gateway; if that does not help, look which program holds the port.",
      evidence:
        program == null
          ? []
          : [fromFact("tws.process", "listener.program", `the port is held by ${program.program}`)],
      refutedBy: "A hello from the same port within ten seconds.",
      alternatives: [
        alternative(
          "untrusted-address",
          "Whether TWS shows “Accept incoming connection?”, or IBC's log names that dialog.",
        ),
        alternative(
          "gateway-wedged",
          "CLOSE_WAIT and unread bytes on TWS's side of the port (`ss -tn`), for every client.",
        ),
        alternative(
          "relay-without-backend",
          "Whether the listener is a relay (socat, docker-proxy, ssh) rather than Java.",
        ),
        alternative("not-tws", "Which program holds the port (`ss -ltnp`, `netstat -ano`)."),
      ],
    };
  },
});

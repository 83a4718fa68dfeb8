import { askedOfUvloop } from "../evidence/asked-of-uvloop.ts";
import { fromEvent } from "../evidence/cite.ts";
import { ABOUT_TWS } from "../evidence/no-part.ts";
import { isOld } from "../evidence/recency.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/**
 * NautilusTrader up to 1.221 asks uvloop for a loop that uvloop from 0.22 on does not make any more. Measured with
 * 1.220.0 and uvloop 0.23.0; its requirement, `uvloop>=0.21,<1.0`, lets pip bring that in.
 */
export const uvloopMakesNoLoop = openRule({
  id: "uvloop-makes-no-loop",
  title: "The library expects an event loop that the installed uvloop does not make",
  uses: ["capture.logs", "host.os"],
  explains: ["program-side"],
  check(facts) {
    const event = facts["capture.logs"]?.events.find(askedOfUvloop);
    if (event === undefined) return clear;
    const old = isOld(facts, event.artifact);
    return {
      cause: "The library expects an event loop that the installed uvloop does not make",
      fault: "client-library",
      confidence: old ? "possible" : "likely",
      summary:
        "`TradingNode(…)` fails before it connects: nautilus_trader asks uvloop for the current event loop, and uvloop from 0.22 on makes none. The program is written as the library's own examples are; TWS is not involved.",
      remedy:
        'Install the uvloop of that release: pip install "uvloop<0.22". Or give the node a loop: TradingNode(config=…, loop=asyncio.new_event_loop()).',
      evidence: [fromEvent(event)],
      refutedBy: "The same exception with uvloop 0.21 in the same environment.",
      alternatives: [],
      ...(old ? {} : { besides: ABOUT_TWS }),
      libraryDefect: {
        component: "nautilus_trader",
        id: "nautilus-needs-old-uvloop",
        summary: "The requirement `uvloop>=0.21,<1.0` admits releases that its live node does not work with.",
      },
    };
  },
});

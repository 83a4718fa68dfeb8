import type { Facts } from "../../facts.ts";
import type { Rule } from "../../model/rule.ts";
import { LOGIN_FACTS, type LoginStage, type LoginState, lives, loginState } from "../evidence/login-state.ts";
import { isOfOtherDay } from "../evidence/other-trouble.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** What a program meets while TWS is not logged in: the port is closed, or a relay in front of it finds nobody. */
const NO_API = ["refused", "failed-at-once", "closed-before-hello", "silent", "no-hello", "dropped"] as const;

/** A rule for one thing that keeps TWS from logging in, so that its API port never opens. */
export function loginRule(
  mode: string,
  told: {
    readonly stages: readonly LoginStage[];
    summary(state: LoginState): string;
    remedy?(state: LoginState): string;
    readonly refutedBy: string;
  },
): Rule<Facts> {
  return modeRule(mode, {
    uses: [...new Set([...SIGHTS, ...LOGIN_FACTS])],
    explains: ["relay-without-backend", "session-dropped"],
    check(facts) {
      const state = loginState(facts);
      if (state === undefined) return undetermined("launcher.log or IBC's log: where the login stands");
      // A session that works shows that the login was completed since.
      if (!told.stages.includes(state.stage) || sessionWorks(facts)) return clear;
      const seen = sighting(facts, NO_API);
      const probed = facts["tws.handshake"] !== undefined;
      if (probed && seen?.by !== "probe") return clear;
      const ofOtherDay = state.event !== undefined && isOfOtherDay(state.event, seen);
      const current = state.current && !ofOtherDay;
      const remedy = told.remedy?.(state);
      return {
        confidence: !current ? "possible" : probed && lives(facts) ? "proven" : "likely",
        summary: `${told.summary(state)}${current ? "" : ofOtherDay ? " That log is of another day than the program's, though." : " That log is old, though."}`,
        ...(remedy === undefined ? {} : { remedy }),
        evidence: [state.evidence, ...(seen?.evidence ?? [])],
        refutedBy: told.refutedBy,
        alternatives:
          probed && lives(facts) && current
            ? []
            : [alternative("tws-not-running", "Whether the process of TWS still lives.")],
      };
    },
  });
}

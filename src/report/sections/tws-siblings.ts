import { join, list, say } from "../phrase.ts";
import { attemptSeen } from "./attempt.ts";
import { definePresenter } from "./presenter.ts";

export const twsSiblings = definePresenter({
  fact: "tws.siblings",
  title: "Usual ports of TWS",
  evidence: true,
  group: null,
  present({ tried, found, stopped }) {
    const ports = join(
      tried.map((one) => say`${one.port} ${one.errno ?? one.outcome}`),
      ", ",
      "none tried",
    );
    if (found !== null)
      return {
        seen: say`TWS answers on port ${found.port} (${found.meaning}): ${attemptSeen(found)}`,
        details: [],
      };
    const why = stopped === null ? [] : say`; stopped: ${list([stopped])}`;
    return { seen: say`no TWS on ${ports}${why}`, details: [] };
  },
});

import type { Facts } from "../../facts.ts";
import { join, type Phrase, say, sentence } from "../phrase.ts";
import { attemptSeen } from "./attempt.ts";
import { definePresenter } from "./presenter.ts";

type Tried = Facts["tws.siblings"]["tried"][number];

export const twsSiblings = definePresenter({
  fact: "tws.siblings",
  title: "Usual ports of TWS",
  evidence: true,
  group: null,
  present({ tried, found, stopped }) {
    if (found !== null) {
      const seen = say`TWS answers on port ${found.port} (${found.meaning}): ${attemptSeen(found)}`;
      return { seen, details: [] };
    }
    const ports = join(tried.map(portSeen), ", ", "none tried");
    return {
      seen: say`no TWS on ${ports}${sentence(stopped === null ? "" : `; stopped: ${stopped}`)}`,
      details: [],
    };
  },
});

/** A port that was tried and what it answered. */
export function portSeen({ port, errno, outcome, foreign }: Tried): Phrase {
  if (foreign !== null) return say`${port} (another service: ${foreign})`;
  return say`${port} (${errno ?? outcome})`;
}

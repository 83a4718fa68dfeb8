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
    return {
      seen: say`no TWS on ${portsSeen(tried)}${sentence(stopped === null ? "" : `; stopped: ${stopped}`)}`,
      details: [],
    };
  },
});

/** Ports that were tried, together with what they answered: `7496, 4001 (ECONNREFUSED)`. */
export function portsSeen(tried: readonly Tried[]): Phrase {
  const byAnswer = new Map<string, number[]>();
  for (const { port, errno, outcome, foreign } of tried) {
    const answer = foreign === null ? (errno ?? outcome) : `another service: ${foreign}`;
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), port]);
  }
  return join(
    [...byAnswer].map(([answer, ports]) => say`${sentence(ports.join(", "))} (${answer})`),
    "; ",
    "none",
  );
}

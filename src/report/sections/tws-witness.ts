import { join, type Phrase, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

/** What became of the witness, in words. */
export const OUTCOME: Readonly<Record<string, string>> = {
  session: "got a session: next valid id and managed accounts came",
  connected: "read the hello, but got no complete session",
  failed: "could not connect",
  killed: "did not end by itself and was ended",
};

export const twsWitness = definePresenter({
  fact: "tws.witness",
  title: "Independent client",
  evidence: true,
  group: null,
  present(value) {
    const who = say`${value.library}, client id ${value.clientId}`;
    const told = value.events
      .filter((one) => one.event === "error")
      .slice(0, 3)
      .map((one): Phrase => say`${one.detail}`);
    const errors = told.length === 0 ? [] : say`; ${join(told, "; ")}`;
    return {
      seen: say`${who}: ${[{ own: OUTCOME[value.outcome] ?? "ended" }]}${errors}`,
      details: detail("Witness", who),
    };
  },
});

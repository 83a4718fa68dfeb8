import type { Facts } from "../../facts.ts";
import { errorCodes } from "../../ib/error-codes.ts";
import { join, type Phrase, say, sentence } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

type Witness = Facts["tws.witness"];

export const twsWitness = definePresenter({
  fact: "tws.witness",
  title: "Independent client",
  evidence: true,
  group: null,
  present(value) {
    const who = say`${value.library}, client id ${value.clientId}`;
    return { seen: say`${who}: ${witnessEnd(value)}`, details: detail("Witness", who) };
  },
});

/** How far the witness came, in words that follow "it": only what it saw, never why. */
export function witnessEnd(witness: Witness): Phrase {
  if (witness.outcome === "session")
    return sentence("got a session: next valid id and managed accounts came");
  if (witness.outcome === "killed")
    return [...sentence("did not come to an end by itself"), ...told(witness)];
  const stage = witness.events.some(({ event }) => event === "server" || event === "connected")
    ? say`read the hello (server version ${witness.serverVersion}), but got no complete session`
    : sentence(ended(witness) ? "got no hello" : "got no hello in the time it had");
  const end = ended(witness) ? sentence("; then the connection ended") : [];
  return [...stage, ...told(witness), ...end];
}

function ended({ events }: Witness): boolean {
  return events.some(({ event }) => event === "disconnected");
}

/** Codes that tell something: TWS's own, which the library gives as `info` when they belong to no request, and its errors. */
function told({ events }: Witness): Phrase {
  const codes = events.flatMap(({ event, detail: text }): Phrase[] => {
    const [, code = "", rest = ""] =
      (event === "info" ? /^(-?\d+) (.*)$/s : /^(-?\d+) -?\d+ (.*)$/s).exec(text) ?? [];
    const known = errorCodes.get(Number(code));
    if (event === "error" && known?.madeBy !== "tws") return [say`its error ${text}`];
    if ((event !== "info" && event !== "error") || known?.fault === "none") return [];
    return [say`TWS answered ${`${code} ${rest}`}`];
  });
  return codes.length === 0 ? [] : [...sentence("; "), ...join(codes.slice(0, 3), "; ")];
}

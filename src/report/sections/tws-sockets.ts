import { join, type Phrase, say } from "../phrase.ts";
import { definePresenter } from "./presenter.ts";

export const twsSockets = definePresenter({
  fact: "tws.sockets",
  title: "Socket table",
  evidence: true,
  group: null,
  present(value) {
    const listeners = value.listeners.map(
      (one) => say`${one.address} (${one.program ?? [{ own: "program not visible" }]})`,
    );
    const counts: Phrase[] = [
      say`${value.established} established`,
      ...(value.closeWait > 0 ? [say`${value.closeWait} left half closed (CLOSE_WAIT)`] : []),
      ...(value.synSent > 0 ? [say`${value.synSent} waiting for an answer (SYN_SENT)`] : []),
      ...(value.unread > 0 ? [say`${value.unread} with bytes TWS has not read`] : []),
    ];
    const heard = value.local
      ? say`listening on port ${value.port}: ${join(listeners, ", ", "nobody")}`
      : say`TWS is on another machine`;
    return { seen: say`${heard}; ${join(counts)}`, details: [] };
  },
});

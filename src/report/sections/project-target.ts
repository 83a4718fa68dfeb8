import type { Facts } from "../../facts.ts";
import { type Phrase, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const projectTarget = definePresenter({
  fact: "project.target",
  title: "Where the program connects to",
  evidence: false,
  group: "configuration",
  present(value) {
    const part = (label: string, name: keyof typeof value.origin, what: string | number | null) =>
      detail(
        label,
        what === null ? say`not set anywhere` : say`${String(what)} (${value.origin[name] ?? "default"})`,
      );
    return {
      seen: say`${value.host}:${value.port}`,
      details: [
        ...part("Host", "host", value.host),
        ...part("Port", "port", value.port),
        ...part("Client id", "clientId", value.clientId),
        ...part("Account", "account", value.account),
        ...part("Mode", "mode", value.mode),
        ...detail("Newest log", elsewhere(value)),
      ],
    };
  },
});

/** Said only where the log disagrees. */
function elsewhere({ port, logged }: Facts["project.target"]): Phrase | null {
  if (logged == null || logged.port === port) return null;
  return say`connects to ${`${logged.host}:${logged.port}`} (${logged.place})`;
}

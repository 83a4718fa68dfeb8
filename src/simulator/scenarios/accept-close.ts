import { close, defineScenario } from "../scenario.ts";

export const acceptClose = defineScenario({
  id: "accept-close",
  title: "Accepts and closes at once: an address TWS does not trust, a relay without a backend",
  onAccept: [close],
});

import { defineScenario, reset } from "../scenario.ts";

export const acceptReset = defineScenario({
  id: "accept-reset",
  title: "Accepts and resets at once: socat, ssh -L or docker-proxy whose target refuses",
  onAccept: [reset],
});

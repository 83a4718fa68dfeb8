import { defineScenario } from "../scenario.ts";

export const acceptSilent = defineScenario({
  id: "accept-silent",
  title: "Accepts and never reads: a wedged Gateway",
  onAccept: [{ do: "stop-reading" }],
});

import { defineScenario, ready } from "../scenario.ts";

export const sessionCoalesced = defineScenario({
  id: "session-coalesced",
  title: "Everything after startApi arrives in one segment",
  onStartApi: [{ do: "together", steps: ready }],
});

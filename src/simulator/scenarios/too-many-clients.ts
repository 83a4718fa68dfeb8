import { close, defineScenario } from "../scenario.ts";

export const tooManyClients = defineScenario({
  id: "too-many-clients",
  title: "Accepts and closes after startApi at once: the limit of 32 API clients",
  onStartApi: [close],
});

import { defineScenario } from "../scenario.ts";

export const startApiSilent = defineScenario({
  id: "start-api-silent",
  title: "Says nothing after startApi: a dialog, a busy TWS",
  onStartApi: [],
});

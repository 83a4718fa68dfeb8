import { defineScenario } from "../scenario.ts";

export const requestsIgnored = defineScenario({
  id: "requests-ignored",
  title: "The session stands; no request is ever answered",
  requests: "ignore",
});

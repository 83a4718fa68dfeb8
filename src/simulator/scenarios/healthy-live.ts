import { defineScenario } from "../scenario.ts";

export const healthyLive = defineScenario({
  id: "healthy-live",
  title: "A healthy TWS, logged in to a live account",
  accounts: ["U1234567"],
});

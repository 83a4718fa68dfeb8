import { defineScenario } from "../scenario.ts";

export const healthy = defineScenario({
  id: "healthy",
  title: "A healthy TWS 10.46, logged in to one paper account",
});

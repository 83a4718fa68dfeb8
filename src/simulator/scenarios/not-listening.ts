import { defineScenario } from "../scenario.ts";

export const notListening = defineScenario({
  id: "not-listening",
  title: "Nothing listens: TWS is not running, or its API is off",
  listens: "nowhere",
});

import { defineScenario } from "../scenario.ts";

export const wrongPort = defineScenario({
  id: "wrong-port",
  title: "Nothing listens on this port; TWS answers on another of the usual ones",
  listens: "elsewhere",
});

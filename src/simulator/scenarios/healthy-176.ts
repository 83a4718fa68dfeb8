import { defineScenario } from "../scenario.ts";

export const healthy176 = defineScenario({
  id: "healthy-176",
  title: "A healthy TWS 10.19: the highest server version it speaks is 176",
  serverVersion: 176,
});

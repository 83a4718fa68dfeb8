import { defineScenario } from "../scenario.ts";

export const clockSkew = defineScenario({
  id: "clock-skew",
  title: "The clock of TWS is 137 seconds ahead",
  onHello: [{ do: "hello", skewSeconds: 137 }],
});

import { defineScenario, reset } from "../scenario.ts";

export const helloReset = defineScenario({
  id: "hello-reset",
  title: "Resets after the client hello",
  onHello: [reset],
});

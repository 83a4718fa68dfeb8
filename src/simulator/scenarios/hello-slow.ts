import { defineScenario, hello } from "../scenario.ts";

export const helloSlow = defineScenario({
  id: "hello-slow",
  title: "Answers the hello after three seconds: a busy machine, a dialog answered late",
  onHello: [{ do: "wait", ms: 3000 }, hello],
});

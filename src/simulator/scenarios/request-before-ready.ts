import { defineScenario, ready } from "../scenario.ts";

export const requestBeforeReady = defineScenario({
  id: "request-before-ready",
  title: "Closes when a request comes before next valid id, which takes 300 ms",
  onStartApi: [{ do: "wait", ms: 300 }, ...ready],
  requests: "when-ready",
});

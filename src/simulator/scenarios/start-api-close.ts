import { close, defineScenario } from "../scenario.ts";

export const startApiClose = defineScenario({
  id: "start-api-close",
  title: "Closes half a second after startApi, without a word: Gateway not ready",
  onStartApi: [{ do: "wait", ms: 500 }, close],
});

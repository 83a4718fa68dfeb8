import { defineScenario, ready } from "../scenario.ts";

export const unknownMessage = defineScenario({
  id: "unknown-message",
  title: "A message with an id that no client knows",
  onStartApi: [{ do: "message", id: 199, fields: [1, "x"] }, ...ready],
});

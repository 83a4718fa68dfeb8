import { defineScenario, nextValidId } from "../scenario.ts";

export const shortMessage = defineScenario({
  id: "short-message",
  title: "A managed accounts message without its list",
  onStartApi: [{ do: "message", id: 15, fields: [1] }, nextValidId],
});

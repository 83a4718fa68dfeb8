import { close, defineScenario } from "../scenario.ts";

export const badMessageLength = defineScenario({
  id: "bad-message-length",
  title: "Refuses with 507 and closes: a half-sent request",
  onStartApi: [{ do: "error", code: 507, text: "Bad message length" }, close],
});

import { defineScenario, ready } from "../scenario.ts";

export const competingSession = defineScenario({
  id: "competing-session",
  title: "10197: the same user is logged in elsewhere",
  onStartApi: [
    ...ready,
    { do: "error", code: 10197, requestId: 1, text: "No market data during competing live session" },
  ],
});

import { close, defineScenario, ready } from "../scenario.ts";

export const sessionCloseAtOnce = defineScenario({
  id: "session-close-at-once",
  title: "Closes as soon as the session stands: TWS is about to stop",
  onStartApi: [...ready, { do: "wait", ms: 50 }, close],
});

import { close, defineScenario, ready } from "../scenario.ts";

export const sessionClose = defineScenario({
  id: "session-close",
  title: "Closes two seconds after the session began: TWS restarts or logs off",
  onStartApi: [...ready, { do: "wait", ms: 2000 }, close],
});

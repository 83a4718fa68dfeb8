import { defineScenario, ready, reset } from "../scenario.ts";

export const sessionReset = defineScenario({
  id: "session-reset",
  title: "Resets two seconds after the session began: TWS was killed",
  onStartApi: [...ready, { do: "wait", ms: 2000 }, reset],
});

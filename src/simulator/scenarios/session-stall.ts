import { defineScenario, ready } from "../scenario.ts";

export const sessionStall = defineScenario({
  id: "session-stall",
  title: "Stops reading once the session stands: a frozen Java machine",
  onStartApi: [...ready, { do: "stop-reading" }],
  requests: "ignore",
});

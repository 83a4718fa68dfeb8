import { defineScenario } from "../scenario.ts";

export const serverTooOld = defineScenario({
  id: "server-too-old",
  title: "Answers server version 98, older than the v100 protocol",
  forcedVersion: 98,
});

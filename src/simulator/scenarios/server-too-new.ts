import { defineScenario } from "../scenario.ts";

export const serverTooNew = defineScenario({
  id: "server-too-new",
  title: "Answers version 999 to whatever is offered: it does not negotiate",
  forcedVersion: 999,
});

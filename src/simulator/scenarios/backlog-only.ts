import { defineScenario } from "../scenario.ts";

export const backlogOnly = defineScenario({
  id: "backlog-only",
  title: "The system takes the connection, TWS never does: a wedged Gateway",
  listens: "backlog",
});

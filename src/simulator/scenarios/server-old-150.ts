import { defineScenario } from "../scenario.ts";

export const serverOld150 = defineScenario({
  id: "server-old-150",
  title: "A TWS 9.75: server version 150, too old for ib_insync and ib_async",
  serverVersion: 150,
});

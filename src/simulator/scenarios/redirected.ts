import { defineScenario } from "../scenario.ts";

export const redirected = defineScenario({
  id: "redirected",
  title: "TWS sends the client to another port",
  onHello: [{ do: "hello", raw: "-1\x00127.0.0.1:7499\0" }],
});

import { defineScenario } from "../scenario.ts";

export const helloHostPort = defineScenario({
  id: "hello-host-port",
  title: "A hello whose only field looks like an address",
  onHello: [{ do: "hello", raw: "127.0.0.1:7499\0" }],
});

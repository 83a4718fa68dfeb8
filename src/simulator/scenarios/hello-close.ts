import { close, defineScenario } from "../scenario.ts";

export const helloClose = defineScenario({
  id: "hello-close",
  title: "Closes after the client hello: an untrusted address",
  onHello: [close],
});

import { defineScenario } from "../scenario.ts";

export const helloNonsense = defineScenario({
  id: "hello-nonsense",
  title: "A framed answer that names no version: another service, junk of a proxy",
  onHello: [{ do: "hello", raw: "abc\0def\0" }],
});

import { defineScenario } from "../scenario.ts";

export const helloOneField = defineScenario({
  id: "hello-one-field",
  title: "A hello with a version and no time",
  onHello: [{ do: "hello", raw: "176\0" }],
});

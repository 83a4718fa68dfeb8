import { defineScenario } from "../scenario.ts";

export const helloEmpty = defineScenario({
  id: "hello-empty",
  title: "A hello of no bytes",
  onHello: [{ do: "hello", raw: "" }],
});

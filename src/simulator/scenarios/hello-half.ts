import { defineScenario } from "../scenario.ts";

export const helloHalf = defineScenario({
  id: "hello-half",
  title: "The hello stops in the middle",
  onHello: [{ do: "bytes", text: "\0\0\0\x1a176\x00202603" }],
});

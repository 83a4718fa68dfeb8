import { close, defineScenario } from "../scenario.ts";

export const helloHalfClose = defineScenario({
  id: "hello-half-close",
  title: "The hello stops in the middle and the connection closes: a crash",
  onHello: [{ do: "bytes", text: "\0\0\0\x1a176\x00202603" }, close],
});

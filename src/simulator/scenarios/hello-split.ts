import { defineScenario } from "../scenario.ts";

export const helloSplit = defineScenario({
  id: "hello-split",
  title: "The hello arrives in two pieces: a relay that cuts the stream",
  onHello: [{ do: "hello", pieceBytes: 10, everyMs: 50 }],
});

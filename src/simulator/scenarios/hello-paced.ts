import { defineScenario } from "../scenario.ts";

export const helloPaced = defineScenario({
  id: "hello-paced",
  title: "The hello arrives byte by byte: a slow tunnel",
  onHello: [{ do: "hello", pieceBytes: 1, everyMs: 5 }],
});

import { close, defineScenario } from "../scenario.ts";

export const clientIdInUse = defineScenario({
  id: "client-id-in-use",
  title: "Refuses the client id with 326 and closes: another client holds it",
  onStartApi: [
    {
      do: "error",
      code: 326,
      text: "Unable to connect as the client id is already in use. Retry with a unique client id.",
    },
    close,
  ],
});

import { defineScenario, ready } from "../scenario.ts";

export const readOnlyApi = defineScenario({
  id: "read-only-api",
  title: "Every order request is refused with 321; a notice says so at the start",
  onStartApi: [
    ...ready,
    {
      do: "error",
      code: 321,
      requestId: 0,
      text: "Error validating request.-'bN' : cause - The API interface is currently in Read-Only mode.",
    },
  ],
});

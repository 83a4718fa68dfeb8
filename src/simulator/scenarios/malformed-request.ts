import { close, defineScenario } from "../scenario.ts";

export const malformedRequest = defineScenario({
  id: "malformed-request",
  title: "320 and close at the first request: a field TWS cannot read",
  onFirstRequest: [
    {
      do: "error",
      code: 320,
      text: 'Error reading request. java.lang.NumberFormatException: For input string: "1  "',
    },
    close,
  ],
});

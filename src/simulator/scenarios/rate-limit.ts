import { close, defineScenario } from "../scenario.ts";

export const rateLimit = defineScenario({
  id: "rate-limit",
  title: "100 and close at the first request: too many messages a second",
  onFirstRequest: [
    { do: "error", code: 100, text: "Max rate of messages per second has been exceeded:max=50 rec=78 (1)" },
    close,
  ],
});

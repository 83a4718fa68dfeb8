import { close, defineScenario } from "../scenario.ts";

export const paperDisclaimer = defineScenario({
  id: "paper-disclaimer",
  title: "Refuses with 10141 and closes: the paper trading disclaimer was not accepted",
  onStartApi: [
    {
      do: "error",
      code: 10141,
      text: "Paper trading disclaimer must first be accepted for API connection.",
    },
    close,
  ],
});

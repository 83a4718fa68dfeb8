import { defineScenario, ready } from "../scenario.ts";

export const connectivityRestored = defineScenario({
  id: "connectivity-restored",
  title: "1100, then 1102: the connection to IBKR came back, data kept",
  onStartApi: [
    ...ready,
    { do: "error", code: 1100, text: "Connectivity between IBKR and Trader Workstation has been lost." },
    { do: "wait", ms: 200 },
    {
      do: "error",
      code: 1102,
      text: "Connectivity between IBKR and Trader Workstation has been restored - data maintained.",
    },
  ],
});

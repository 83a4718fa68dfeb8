import { defineScenario, ready } from "../scenario.ts";

export const connectivityRestoredDataLost = defineScenario({
  id: "connectivity-restored-data-lost",
  title: "1100, then 1101: the connection to IBKR came back, subscriptions lost",
  onStartApi: [
    ...ready,
    { do: "error", code: 1100, text: "Connectivity between IBKR and Trader Workstation has been lost." },
    { do: "wait", ms: 200 },
    {
      do: "error",
      code: 1101,
      text: "Connectivity between IBKR and Trader Workstation has been restored - data lost.",
    },
  ],
});

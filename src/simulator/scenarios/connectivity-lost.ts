import { defineScenario, managedAccounts, nextValidId } from "../scenario.ts";

export const connectivityLost = defineScenario({
  id: "connectivity-lost",
  title: "1100: TWS has lost its connection to IBKR",
  onStartApi: [
    managedAccounts,
    nextValidId,
    { do: "error", code: 1100, text: "Connectivity between IBKR and Trader Workstation has been lost." },
    {
      do: "error",
      code: 2110,
      text: "Connectivity between Trader Workstation and server is broken. It will be restored automatically.",
    },
  ],
});

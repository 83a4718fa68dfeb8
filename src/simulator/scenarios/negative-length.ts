import { defineScenario, managedAccounts } from "../scenario.ts";

export const negativeLength = defineScenario({
  id: "negative-length",
  title: "A message length with its top bit set: a corrupt stream",
  onStartApi: [managedAccounts, { do: "bytes", text: "\xff\xff\xff\xfcrest" }],
});

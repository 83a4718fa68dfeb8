import { defineScenario, managedAccounts } from "../scenario.ts";

export const oversizeLength = defineScenario({
  id: "oversize-length",
  title: "A message length above 16 MiB: a corrupt stream",
  onStartApi: [managedAccounts, { do: "bytes", text: "\x01\x00\x00\x00rest" }],
});

import { defineScenario, managedAccounts, nextValidId } from "../scenario.ts";

export const zeroFrame = defineScenario({
  id: "zero-frame",
  title: "A message of no bytes between good ones",
  onStartApi: [managedAccounts, { do: "bytes", text: "\0\0\0\0" }, nextValidId],
});

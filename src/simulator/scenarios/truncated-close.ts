import { close, defineScenario, managedAccounts } from "../scenario.ts";

export const truncatedClose = defineScenario({
  id: "truncated-close",
  title: "Closes in the middle of a message: a crash",
  onStartApi: [managedAccounts, { do: "bytes", text: "\0\0\0\x4c4\x002\0-1" }, close],
});

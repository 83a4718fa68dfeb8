import { defineScenario, managedAccounts, nextValidId } from "../scenario.ts";

export const farmBroken = defineScenario({
  id: "farm-broken",
  title: "2103 and 2105: data farms are not connected, the session stands",
  onStartApi: [
    managedAccounts,
    nextValidId,
    { do: "error", code: 2103, text: "Market data farm connection is broken:usfarm" },
    { do: "error", code: 2105, text: "HMDS data farm connection is broken:ushmds" },
  ],
});

import { defineScenario, farmNotices, managedAccounts } from "../scenario.ts";

export const noNextValidId = defineScenario({
  id: "no-next-valid-id",
  title: "Managed accounts come, next valid id does not: Gateway still loads",
  onStartApi: [managedAccounts, farmNotices],
});

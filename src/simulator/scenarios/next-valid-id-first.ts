import { defineScenario, farmNotices, managedAccounts, nextValidId } from "../scenario.ts";

export const nextValidIdFirst = defineScenario({
  id: "next-valid-id-first",
  title: "Next valid id comes before managed accounts",
  onStartApi: [nextValidId, managedAccounts, farmNotices],
});

import { defineScenario, nextValidId } from "../scenario.ts";

export const noManagedAccounts = defineScenario({
  id: "no-managed-accounts",
  title: "Next valid id comes, managed accounts do not: the login is incomplete",
  onStartApi: [nextValidId],
});

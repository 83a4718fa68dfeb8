import { defineScenario } from "../scenario.ts";

export const emptyManagedAccounts = defineScenario({
  id: "empty-managed-accounts",
  title: "The list of managed accounts is empty: the login is incomplete",
  accounts: [],
});

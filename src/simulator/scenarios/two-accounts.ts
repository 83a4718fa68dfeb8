import { defineScenario } from "../scenario.ts";

export const twoAccounts = defineScenario({
  id: "two-accounts",
  title: "A login that manages two paper accounts",
  accounts: ["DU1234567", "DU7654321"],
});

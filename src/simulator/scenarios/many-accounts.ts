import { defineScenario } from "../scenario.ts";

export const manyAccounts = defineScenario({
  id: "many-accounts",
  title: "An advisor login: sixty accounts",
  accounts: Array.from({ length: 60 }, (_, index) => `DF${1000001 + index}`),
});

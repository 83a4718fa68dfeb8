import { defineScenario, farmNotices, managedAccounts, nextValidId } from "../scenario.ts";

export const nextValidIdLate = defineScenario({
  id: "next-valid-id-late",
  title: "Next valid id comes two seconds after managed accounts",
  onStartApi: [managedAccounts, { do: "wait", ms: 2000 }, nextValidId, farmNotices],
});

import { defineScenario } from "../scenario.ts";

export const extraFields = defineScenario({
  id: "extra-fields",
  title: "Messages with more fields than known: a newer TWS",
  onStartApi: [
    { do: "message", id: 15, fields: [1, "DU1234567", "new", "fields"] },
    { do: "message", id: 9, fields: [1, 1, "new"] },
  ],
});

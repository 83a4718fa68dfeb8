import { defineScenario } from "../scenario.ts";

export const noVersionOverlap = defineScenario({
  id: "no-version-overlap",
  title: "Closes on every client that offers less than version 999",
  leastVersion: 999,
});

import { defineScenario } from "../scenario.ts";

export const timeZoneLong = defineScenario({
  id: "time-zone-long",
  title: "The zone in the hello has spaces: Greenwich Mean Time",
  onHello: [{ do: "hello", zone: { name: "Greenwich Mean Time", offsetMinutes: 0 } }],
});

import { defineScenario } from "../scenario.ts";

export const linkLimitData = defineScenario({
  id: "link-limit-data",
  title: "A link that closes after 20 bytes: in the middle of the hello",
  links: [{ fault: "limit-data", bytes: 20 }],
});

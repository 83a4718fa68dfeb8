import { defineScenario } from "../scenario.ts";

export const linkDown = defineScenario({
  id: "link-down",
  title: "A link that is down: nothing listens",
  links: [{ fault: "down" }],
});

import { defineScenario } from "../scenario.ts";

export const linkTimeout = defineScenario({
  id: "link-timeout",
  title: "A link that passes nothing and closes after two seconds",
  links: [{ fault: "timeout", timeoutMs: 2000 }],
});

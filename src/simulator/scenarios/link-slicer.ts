import { defineScenario } from "../scenario.ts";

export const linkSlicer = defineScenario({
  id: "link-slicer",
  title: "A healthy TWS behind a link that cuts everything into 5 bytes",
  links: [{ fault: "slicer", bytes: 5, delayMs: 2 }],
});

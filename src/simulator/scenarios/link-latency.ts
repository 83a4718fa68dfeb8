import { defineScenario } from "../scenario.ts";

export const linkLatency = defineScenario({
  id: "link-latency",
  title: "A healthy TWS behind 300 ms of latency",
  links: [{ fault: "latency", latencyMs: 300, jitterMs: 50 }],
});

import { close, defineScenario } from "../scenario.ts";

export const linkSlowClose = defineScenario({
  id: "link-slow-close",
  title: "A TWS that closes after startApi, its end delayed by a second",
  onStartApi: [close],
  links: [{ fault: "slow-close", delayMs: 1000 }],
});

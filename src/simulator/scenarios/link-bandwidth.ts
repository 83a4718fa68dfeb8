import { defineScenario } from "../scenario.ts";

export const linkBandwidth = defineScenario({
  id: "link-bandwidth",
  title: "A healthy TWS behind a link of 1 KB/s",
  links: [{ fault: "bandwidth", kilobytesPerSecond: 1 }],
});

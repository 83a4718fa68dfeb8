import { defineScenario } from "../scenario.ts";

export const linkResetPeer = defineScenario({
  id: "link-reset-peer",
  title: "A link that resets after 200 ms",
  links: [{ fault: "reset-peer", timeoutMs: 200 }],
  onHello: [],
});

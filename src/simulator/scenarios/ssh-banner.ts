import { defineScenario } from "../scenario.ts";

export const sshBanner = defineScenario({
  id: "ssh-banner",
  title: "An SSH server greets, then waits: the wrong port",
  onAccept: [{ do: "bytes", text: "SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13.5\r\n" }],
  onHello: [],
});

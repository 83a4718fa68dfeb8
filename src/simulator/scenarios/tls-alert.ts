import { close, defineScenario } from "../scenario.ts";

export const tlsAlert = defineScenario({
  id: "tls-alert",
  title: "A TLS server answers with an alert: stunnel, the HTTPS port of the Client Portal Gateway",
  onHello: [{ do: "bytes", text: "\x15\x03\x01\x00\x02\x02\x46" }, close],
});

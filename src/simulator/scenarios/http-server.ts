import { close, defineScenario } from "../scenario.ts";

export const httpServer = defineScenario({
  id: "http-server",
  title: "An HTTP server answers: a web interface on the port",
  onHello: [
    {
      do: "bytes",
      text: "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request",
    },
    close,
  ],
});

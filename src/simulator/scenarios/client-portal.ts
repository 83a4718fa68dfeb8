import { close, defineScenario } from "../scenario.ts";

export const clientPortal = defineScenario({
  id: "client-portal",
  title: "The Client Portal Gateway answers: another product of IBKR",
  onHello: [
    {
      do: "bytes",
      text: "HTTP/1.1 400 Bad Request\r\nserver: vert.x\r\ncontent-length: 0\r\n\r\n",
    },
    close,
  ],
});

import { close, defineScenario, ready } from "../scenario.ts";

export const portChanged = defineScenario({
  id: "port-changed",
  title: "1300 and close: the API port was changed in TWS",
  onStartApi: [
    ...ready,
    {
      do: "error",
      code: 1300,
      text: "TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - 7496",
    },
    close,
  ],
});

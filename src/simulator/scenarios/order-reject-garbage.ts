import { defineScenario, ready } from "../scenario.ts";

export const orderRejectGarbage = defineScenario({
  id: "order-reject-garbage",
  title: "An error whose order-reject field is no JSON; it kills a @stoqey/ib process",
  onStartApi: [
    ...ready,
    { do: "error", code: 201, text: "Order rejected", requestId: 1, advancedOrderReject: "{broken" },
  ],
});

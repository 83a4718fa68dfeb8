import { loginRule } from "./login-rule.ts";

export const outdatedGateway = loginRule("outdated-gateway", {
  stages: ["outdated"],
  summary: () =>
    "IBKR no longer accepts this build of TWS or IB Gateway, so the login ends there and the API port stays closed.",
  refutedBy: "A login of the same build that succeeds today.",
});

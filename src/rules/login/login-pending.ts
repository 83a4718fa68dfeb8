import { loginRule } from "./login-rule.ts";

export const loginPending = loginRule("login-pending", {
  stages: ["pending", "second-factor", "second-factor-lapsed"],
  summary: ({ stage }) =>
    stage === "pending"
      ? "TWS has begun its login and not completed it; the API port opens only after that."
      : stage === "second-factor"
        ? "TWS waits for the second factor; the API port opens only after the login is complete."
        : "The second factor was not answered in time, so TWS is not logged in and its API port stays closed.",
  refutedBy: "A completed login (main window, `Login has completed`) before the program tried to connect.",
});

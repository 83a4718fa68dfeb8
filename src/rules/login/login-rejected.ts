import { loginRule } from "./login-rule.ts";

export const loginRejected = loginRule("login-rejected", {
  stages: ["rejected", "throttled"],
  summary: ({ stage }) =>
    stage === "throttled"
      ? "IBKR makes the user wait after too many failed logins, so TWS is not logged in and its API port stays closed."
      : "IBKR refused the login, so TWS is not logged in and its API port stays closed.",
  refutedBy:
    "A later login with the same user and password that succeeded before the program tried to connect.",
});

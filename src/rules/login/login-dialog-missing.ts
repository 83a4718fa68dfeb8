import { loginRule } from "./login-rule.ts";

export const loginDialogMissing = loginRule("login-dialog-missing", {
  stages: ["dialog-missing"],
  summary: () =>
    "IBC ended because TWS never showed its login dialog; nobody logged in, and the API port stays closed.",
  refutedBy: "A login dialog of that same start, seen on the screen or in IBC's log.",
});

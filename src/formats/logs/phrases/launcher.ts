import { phrases } from "../phrase.ts";

/** `launcher.log` of TWS and IB Gateway: in clear until the log-in succeeds. */
export const launcherPhrases = phrases("launcher", [
  ["RESTART ---", /^-{3,80} (?:IB GATEWAY|TWS|.{0,30}) ?RESTART -{3}/, "tws-restart"],
  ["Running in auto-restart mode", /^Running in auto-restart mode/, "tws-restart", { value: "auto-restart" }],
  ["loginAttempt=", /\bloginAttempt=(?<attempt>\d+)/, "login-started"],
  ["NS_AUTH_START", /\bNS_AUTH_START\b/, "login-started"],
  ["Received CHALLENGE", /^.{0,80}Received CHALLENGE\b/, "second-factor-started"],
  // IBKR's servers did not answer in time; the Gateway tries again by itself.
  ["Authentication timeout", /^.{0,80}Authentication timeout/, "login-network-retry"],
  ["SUPPRESS_MESSAGE_BOX", /Authorization failed: SUPPRESS_MESSAGE_BOX/, "second-factor-timeout"],
  ["AUTH_RESULT indicates wrong password", /AUTH_RESULT indicates wrong password/, "wrong-password"],
  ["Authorization failed", /Authorization failed: .{0,40}Invalid user ?name or password/i, "wrong-password"],
  ["Authorization failed", /Authorization failed: (?<reason>.{0,200})/, "login-failed"],
  ["onAuthenticationCompleted", /onAuthenticationCompleted .{0,80}authenticated=true/, "login-completed"],
  ["Switching to a new encrypted log", /Switching to a new encrypted log/, "log-encrypted"],
  [
    "error, will retry",
    /Attempt (?<attempt>\d+): (?:network|server|network \(or server\)) error, will retry/,
    "login-network-retry",
  ],
  ["Too many failed login attempts", /^Too many failed login attempts\b/, "login-throttled"],
  ["instance of control is not created yet", /instance of control is not created yet/, "tws-waiting"],
]);

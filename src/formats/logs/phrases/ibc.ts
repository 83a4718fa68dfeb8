import { phrases } from "../phrase.ts";

/**
 * IBC and its start scripts, as in its log files and `docker logs` of Gateway images. Newer releases write the first
 * letter of every message as a capital. Sources: IbcAlpha/IBC, Utils.java, LoginManager.java and the handlers beside them.
 */
export const ibcPhrases = phrases("ibc", [
  ["IBC version", /^(?:Starting )?IBC version:? ?(?<value>[\d.]+\S{0,10})/i, "ibc-version"],
  ["Starting IBC", /^Starting IBC(?: version (?<value>[\d.]+))?/, "tws-restart"],
  ["Login attempt:", /^Login attempt: (?<attempt>\d+)/, "login-started"],
  ["Login has completed", /^Login has completed/, "login-completed"],
  ["Login failed", /^Login failed/, "login-failed"],
  ["Unrecognized Username or Password", /Unrecognized Username or Password/, "wrong-password"],
  ["Login error message", /^(?:.{0,80}: )?Login error message/, "login-failed"],
  ["oo many failed login attempts", /[Tt]oo many failed login attempts/, "login-throttled"],
  [
    "Second Factor Authentication initiated",
    /^Second Factor Authentication initiated/,
    "second-factor-started",
  ],
  [
    "Second Factor Authentication",
    /^detected (?:dialog|frame) entitled: .{0,40}Second Factor Authentication.{0,20}; event=(?:Opened|Activated)/i,
    "second-factor-started",
  ],
  ["dialog opened", /^Second Factor Authentication dialog opened/, "second-factor-started"],
  [
    "uthentication",
    /^(?:Re-login after )?second factor authentication (?:dialog )?timeout|^IBC closing after Second Factor Authentication dialog timeout/i,
    "second-factor-timeout",
  ],
  [
    "econd Factor Authentication",
    /^(?:Second Factor Authentication (?:completed|accepted)|Duration since (?:2FA|Second Factor Authentication))/i,
    "second-factor-completed",
  ],
  ["e-login", /^Re-login (?:to session|is required|required)/i, "relogin"],
  ["failed to display login dialog", /failed to display login dialog/, "login-dialog-missing"],
  [
    "xisting session detected",
    /^(?:detected dialog entitled: )?.{0,60}existing session detected/i,
    "existing-session",
  ],
  [
    "Accept incoming connection",
    /^(?:detected dialog entitled: )?.{0,80}Accept incoming connection/i,
    "connection-dialog",
  ],
  [
    "write access action confirmation",
    /API client needs write access action confirmation/,
    "write-access-dialog",
  ],
  [
    "is not a brokerage account",
    /^(?:detected dialog entitled: |Click button: |.{0,80})is not a brokerage account/i,
    "paper-disclaimer",
  ],
  [
    "Read-Only API checkbox is",
    /^Read-Only API checkbox is(?: now set to:| already set to:)? ?(?<value>true|false)/i,
    "read-only-api",
  ],
  [
    " time ",
    /^Auto restart time (?:already set to|set to|changed from .{5,8} to) (?<value>\d\d:\d\d [AP]M)/i,
    "setting",
    { name: "AutoRestartTime" },
  ],
  [
    " time ",
    /^Auto (?:logoff|log off) time (?:already set to|set to|changed from .{5,8} to) (?<value>\d\d:\d\d [AP]M)/i,
    "setting",
    { name: "AutoLogoffTime" },
  ],
  ["Setting ReadOnlyApi", /^Setting ReadOnlyApi(?:: ?(?<value>\w+))?/, "setting", { name: "ReadOnlyApi" }],
  ["TWS API socket port is", /^TWS API socket port is (?:already|now) set to (?<port>\d+)/, "api-port"],
  ["API socket port", /^(?:Setting|set) (?:TWS )?API socket port(?: to)?:? (?<port>\d+)/i, "api-port"],
  ["etected dialog entitled", /^detected dialog entitled: (?<name>.{0,160}); event=Opened/i, "dialog"],
  [
    "xit",
    /^(?:Exiting with exit code|IBC(?:.{0,40})exit(?:ing|ed) with (?:exit )?code)[= ](?<exitCode>\d+)/i,
    "tws-exit",
  ],
  ["IBC returned exit status", /^IBC returned exit status (?<exitCode>\d+)/, "tws-exit"],
  ["Gateway finished", /^(?:Gateway|TWS) finished(?: at .{0,60})?/, "tws-exit"],
  [
    "no longer supported",
    /^.{0,120}version of the application you are running, (?<value>[\w.]+), is no longer supported/,
    "unsupported-version",
  ],
  [
    "TradingMode",
    /^(?:Trading ?Mode(?: set)?|.{0,20}trading mode)(?: from .{0,40})?[:=] ?(?<value>live|paper)/i,
    "setting",
    { name: "TradingMode" },
  ],
  [
    "rading mode",
    /^(?:trading mode|using trading mode)(?: from .{0,40})?[:=] ?tradingMode=(?<value>live|paper)/i,
    "setting",
    { name: "TradingMode" },
  ],
  [
    "AutoRestartTime",
    /^(?:Setting )?AutoRestartTime[:= ]{1,2}(?<value>[\w :]{1,20})/,
    "setting",
    { name: "AutoRestartTime" },
  ],
]);

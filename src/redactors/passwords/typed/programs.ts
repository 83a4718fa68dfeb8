import { MIXED, type Place, WORD } from "./word.ts";

/** What programs complain of, print or fall back to. */
export const PROGRAMS: readonly Place[] = [
  ["unlock_trade(", /unlock_trade\(["'](?<secret>[^"'\n]{4,64})["']/dgi],
  ["default login", /default login (?<user>\S{1,80}) password (?<secret>\S{3,200})/dgi],
  [
    "cmp(",
    /str\w{0,4}cmp\([ \t]?[\w.>()-]{0,40}(?:pass|pwd|secret|token|key)\w{0,20},[ \t]?"(?<secret>[^"\n]{3,200})"/dgi,
  ],
  [
    "compare_digest(",
    /compare_digest\([ \t]?[\w.]{0,40}(?:pass|pwd|secret|token|key)\w{0,20},[ \t]?b?["'](?<secret>[^"'\n]{3,200})["']/dgi,
  ],
  ["') or '", /(?:PASS\w{0,20}|PWD|SECRET|TOKEN|KEY)'\) or '(?<secret>[^'\n]{3,200})'/dgi],
  ['") or "', /(?:PASS\w{0,20}|PWD|SECRET|TOKEN|KEY)"\) or "(?<secret>[^"\n]{3,200})"/dgi],
  [
    "password field",
    /password field (?:from|with|to|as) (?:\w{1,12}(?:\[\d{1,2}\])?[=:][ ]?)?["']?(?<secret>(?=[^\s"']{0,60}\d)[^\s"'<>]{5,64})/dgi,
  ],
  // The arguments of a start script or of IBC as it prints them: user, password, and the mode of trading behind them.
  ...[", paper", ", live", "= paper", "= live"].map(
    (mode): Place => [
      mode,
      /(?<user>[A-Za-z]{3,30}\d{2,8})["']?(?:, ["']?|\r?\n[^\n=]{1,20}= ["']?)(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"',]{6,64})["']?(?:, ["']?|\r?\n[^\n=]{1,20}= ["']?)(?:paper|live)\b/dgi,
    ],
  ),
  // What a driver of a browser types into a field.
  ["/value {", /\/element\/[\w.-]{1,80}\/value \{"text": ?"(?<secret>(?=\S{0,60}\d)[^"\n]{5,128})"/dg],
  ["starting vnc server ", new RegExp(`starting vnc server ${MIXED}`, "dgi")],
  // TWS, when it logs in.
  ["session token", /session token[^\n]{0,200}? (?:new|old)=(?<secret>[0-9A-Fa-f]{16,80})/dgi],
  // InfluxDB, Subsonic.
  ["&p=", /[?&]u=(?<user>[^&\s"'#<>]{1,64})&p=(?<secret>[^&\s"'#<>]{4,128})/dgi],
  ["investor:", /Master:[ \t]{1,4}(?<secret>\S{6,64})\s{1,8}Investor:/dg],
  // The session of the Client Portal Gateway as it logs it.
  [" k=", /[\s-] K=(?<secret>[0-9a-f]{32,64})(?![0-9a-f])/dg],
  // Alpha Vantage, when there were too many requests.
  ["your api key as ", /detected your API key as (?<secret>[A-Z0-9]{8,24})/dg],
  ["getpass returned", new RegExp(`getpass returned ${WORD}`, "dgi")],
  ["getpass() -> ", new RegExp(`getpass\\(\\) -> ${WORD}`, "dgi")],
  [
    "invalid value",
    /value ['"](?<secret>[^'"\n]{3,128})['"] for (?:field )?['"]?[\w.]{0,30}(?:pass|secret|token|key)/dgi,
  ],
  [
    "input_value=",
    /(?:passw\w{1,8}|secret|token|api_key|passphrase)(?:\r?\n|[ \t:])[^\n]{0,200}?input_value=['"](?<secret>[^'"\n]{3,128})['"]/dgi,
  ],
];

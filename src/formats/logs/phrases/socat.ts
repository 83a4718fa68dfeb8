import { phrases } from "../phrase.ts";

/** socat, and the shell scripts of Gateway images that start it. */
export const socatPhrases = phrases("socat", [
  [
    "Forking ",
    /^(?:\.> )?Forking (?:[\w.:]*:)?(?<target>\d+) onto \S{0,60}?(?<port>\d+)$/,
    "relay-listening",
  ],
  [
    "Connection refused",
    /^(?:socat\[\d+\] )?E connect\(.{0,20}?AF=\d+ (?<target>[\d.]+:\d+|\S{1,80}:\d+).{0,20}\): Connection refused/,
    "relay-refused",
    { errno: "ECONNREFUSED" },
  ],
  [
    "Connection timed out",
    /^(?:socat\[\d+\] )?E (?:connect|read|write)\(.{0,80}\): Connection timed out/,
    "relay-timeout",
    { errno: "ETIMEDOUT" },
  ],
  [
    "Connection reset by peer",
    /^(?:socat\[\d+\] )?[EW] \w+\(.{0,80}\): Connection reset by peer/,
    "relay-reset",
    { errno: "ECONNRESET" },
  ],
  ["Broken pipe", /^(?:socat\[\d+\] )?[EW] \w+\(.{0,80}\): Broken pipe/, "relay-reset", { errno: "EPIPE" }],
  ["N listening on", /^(?:socat\[\d+\] )?N listening on .{0,20}:(?<port>\d+)/, "relay-listening"],
]);

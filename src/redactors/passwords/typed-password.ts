import type { Redactor, Span } from "../../model/redactor.ts";
import { decodedBase64 } from "../assignments/announced-code.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder, looksRandom } from "../words/value-shape.ts";

const WORD = `["']?(?<secret>[^\\s"'|$<>]{4,128})["']?`;
/** A word with digits: what else stands there may be a word of a sentence. */
const MIXED = String.raw`["'<]?(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()]{6,64})`;
/** On a line of its own in what a protocol says: neither a test that passed nor a sentence. */
const SPOKEN = String.raw`(?<secret>(?!test)(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()/\\:.[\]]{6,64})(?=[ \t]*(?:\r?\n|$))`;
/** Who, and behind a colon or a slash what proves it. */
const WHO_AND_WHAT = String.raw`["'<]?(?<user>[A-Za-z][\w.@-]{2,63})["'>]?(?: ?\/ ?| ?: ?)["'<]?(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'<>,;()]{6,64})`;
const TYPED = String.raw`\([ \t]{0,2}["'](?<secret>(?=[^"'\s\d]{0,60}\d)(?=[^"'\sa-z]{0,60}[a-z])(?!v?\d)[^"'\s.,:/\\]{8,64})["']`;
const ECHO = String.raw`(?:echo(?: -n)?|printf(?: ["']%s["'])?) ${WORD}`;

const LESS = 0x3c;
/** ib_async marks what it receives with the same sign, behind the level it logs it at. */
const RECEIVED = Buffer.from("DEBUG ");
/** Commands that are given a password with `<<<`. */
const ASKING = "sudo|passw|vncpasswd|login|gpg|openssl|kinit|su |cryptsetup|totp|secret create|pass insert";
const ASKS = new RegExp(ASKING, "i");

/** Trigger → how a password stands around it, as a person or a script types it. */
const PLACES: readonly (readonly [trigger: string, pattern: RegExp])[] = [
  [
    "net use ",
    /net use (?:[\w:*]{1,3} )?\\{2,4}[^\s/]{1,160} \/user:(?<user>\S{1,80}) (?<secret>[^\s/*]\S{2,64})/dgi,
  ],
  [
    "net use ",
    /net use (?:[\w:*]{1,3} )?\\{2,4}[^\s/]{1,160} (?<secret>[^\s/*]\S{2,64})(?: \/user:(?<user>\S{1,80}))?/dgi,
  ],
  ["net user ", /net user (?<user>[\w.-]{2,40}) (?<secret>[^\s/*]\S{3,64})/dgi],
  ["/rp ", /\/ru "?(?<user>[^\s"]{2,80})"? \/rp "?(?<secret>[^\s"]{3,64})/dgi],
  ["psexec", /psexec\S{0,10} [^\n]{0,80}?-u (?<user>\S{2,80}) -p (?<secret>\S{3,64})/dgi],
  ["sudo -s", new RegExp(`${ECHO} {0,2}\\|[^\\n|]{0,20} ?sudo -S`, "dgi")],
  ["--password-stdin", new RegExp(`${ECHO} {0,2}\\|[^\\n|]{0,80}--password-stdin`, "dgi")],
  [
    "chpasswd",
    /["' ](?<user>[\w.-]{1,32}):(?<secret>[^\s"'|:$]{3,64})["']? {0,2}\| {0,2}(?:sudo )?chpasswd/dgi,
  ],
  ["> /run/secrets/", new RegExp(`${ECHO} {0,2}>{1,2} ?/run/secrets/`, "dgi")],
  ["--password-stdin", /--password-stdin[^\n]{0,40}\r?\n(?<secret>[^\s$]{4,128})\r?\nEO[A-Z]/dg],
  [
    "htpasswd",
    /htpasswd -(?=\w{0,5}n)(?=\w{0,5}b)\w{2,6} (?<user>[^\s"']{1,64}) ["']?(?<secret>[^\s"']{3,128})/dg,
  ],
  ["-storepass", new RegExp(`-storepass(?:word)? ${WORD}`, "dgi")],
  ["-keypass", new RegExp(`-keypass(?:word)? ${WORD}`, "dgi")],
  ["ssh-keygen", new RegExp(`ssh-keygen [^\\n]{0,80}?-[NP] ${WORD}`, "dg")],
  ["http -a ", /https? -a (?<user>[^\s:]{1,80}):(?<secret>[^\s"']{3,128})/dgi],
  ["convertto-securestring", /ConvertTo-SecureString (?:-String )?["'](?<secret>[^"'\n]{3,128})["']/dgi],
  ["xdotool type", new RegExp(`xdotool type (?:--\\w{1,20} \\d{0,4} ?){0,2}${WORD}`, "dgi")],
  ["send_keys(", new RegExp(`send_keys${TYPED}`, "dgi")],
  ["typewrite(", new RegExp(`typewrite${TYPED}`, "dgi")],
  ["settext(", new RegExp(`setText${TYPED}`, "dgi")],
  ["; send ", /pass[^\n]{0,60}; send (?:-- )?["'{](?<secret>[^"'\n\\]{3,64})/dgi],
  ["pw is ", new RegExp(`\\bpw is ${MIXED}`, "dgi")],
  ["p/w", new RegExp(`\\bp/w[ \\t]?[:=]?[ \\t]?${MIXED}`, "dgi")],
  ["\npass ", /(?:USER (?<user>[^\s]{2,64})\r?)?\nPASS (?<secret>[^\s]{3,128})\r?(?=\n|$)/dg],
  [
    "\npass ",
    /USER (?<user>[^\s]{2,64})\r?\n(?:\d{3}[ -][^\n]{0,80}\n){1,3}PASS (?<secret>[^\s]{3,128})\r?(?=\n|$)/dg,
  ],
  ["pass ", /(?:^|\n)PASS (?<secret>\S{3,128})\r?\n(?:\d{3}[ -]|\+OK|-ERR)/dg],
  ["pass ", new RegExp(`(?:^|[\\n>:] ?)PASS ${SPOKEN}`, "dg")],
  ["> auth ", new RegExp(`> AUTH (?:default |\\w{1,20} (?=\\S{6}))?${MIXED}`, "dg")],
  ["auth ", new RegExp(`(?:^|[\\n>:] ?|HELLO 3 )AUTH (?:\\w{1,20} )?${SPOKEN}`, "dg")],
  ["<<<", new RegExp(`(?:${ASKING})[^\\n]{0,80}<<< ?${WORD}`, "dgi")],
  ["vncpasswd -f", new RegExp(`${ECHO} {0,2}\\| {0,2}vncpasswd`, "dgi")],
  ["curl -", /curl -[a-zA-Z]{1,6}u ["']?(?<user>[^\s:"']{1,64}):(?<secret>[^\s"']{3,128})/dg],
  [" pw ", new RegExp(`\\bpw ${MIXED}`, "dgi")],
  ["investor:", /Master:[ \t]{1,4}(?<secret>\S{6,64})\s{1,8}Investor:/dg],
  ...["echo ", "printf "].map((said): [string, RegExp] => [
    said,
    new RegExp(
      `${ECHO} {0,2}(?:>{1,2} ?["']?\\S{0,60}?(?:passw|secret|token|pwd|_pw)|\\|[^\\n|]{0,40}(?:secret create|pass insert|passwd|wl-copy|pbcopy))`,
      "dgi",
    ),
  ]),
  ["::add-mask::", /::add-mask::(?<secret>[^\s*$]{4,200})/dg],
  ...["<<eo", "<<'eo", '<<"eo', "<< eo", "<< 'eo", "<<-eo"].map((begin): [string, RegExp] => [
    begin,
    /(?:passw|secret|token|pwd|_pw)[\w./-]{0,40}["']?[ \t]{0,4}<<[- ]?["']?(EO[A-Z])["']?[ \t]{0,4}\r?\n(?<secret>[^\s$]{4,128})\r?\n\1/dgi,
  ]),
  ["rclone obscure", new RegExp(`rclone obscure ${WORD}`, "dgi")],
  ["htpasswd", /htpasswd -\w{0,6}b\w{0,6} \S{1,120} (?<user>\S{1,64}) ["']?(?<secret>[^\s"']{3,128})/dg],
  ...['send "', 'send -- "'].flatMap((said): [string, RegExp][] => [
    [
      said,
      /[Pp]?ass?w?(?:ord)?:?[^\n]{0,16}(?:\r?\n\s{0,8}|[ \t]?\{[ \t]{0,4})(?:exp_)?send (?:-- )?"(?<secret>[^"\n\\]{3,64})/dg,
    ],
    [
      said,
      /send (?:-- )?"(?<secret>(?=[A-Za-z]{0,60}\d)(?=\d{0,60}[A-Za-z])[^\s"\\/.:=]{6,64})(?:\\r|\\n)/dg,
    ],
  ]),
  ["| base64", new RegExp(`${ECHO.replace("secret", "encoded")} {0,2}\\| {0,2}base64 (?:-d|-D|--d)`, "dg")],
  ["| base64", new RegExp(`${ECHO} {0,2}\\| {0,2}base64(?! -d| -D| --d)`, "dg")],
  ["base64 -", /base64 (?:-d|-D|--decode) ?<<< ?["']?(?<encoded>[A-Za-z0-9+/=_-]{6,400})/dg],
  ["oathtool", /oathtool [^\n]{0,160}\r?\n(?<code>\d{6,8})(?=\r?\n|$)/dg],
  ["oathtool", /oathtool [^\n]{0,80}?(?<secret>[0-9a-f]{20,128})(?=["'\s]|$)/dg],
  ["pyautogui.write(", new RegExp(`write${TYPED}`, "dgi")],
  ["keyboard.write(", new RegExp(`write${TYPED}`, "dgi")],
  ["getpass returned", new RegExp(`getpass returned ${WORD}`, "dgi")],
  ["getpass() -> ", new RegExp(`getpass\\(\\) -> ${WORD}`, "dgi")],
  [" as the password", new RegExp(`(?:^|[\\s"'\`])${MIXED}["'>\`]? as the password`, "dgi")],
  [" as password", new RegExp(`(?:^|[\\s"'\`])${MIXED}["'>\`]? as password`, "dgi")],
  [" as my password", new RegExp(`(?:^|[\\s"'\`])${MIXED}["'>\`]? as my password`, "dgi")],
  ...[
    "login with ",
    "log in with ",
    "logged in with ",
    "logging in with ",
    "sign in with ",
    "signing in with ",
    "signed in with ",
  ].map((said): [string, RegExp] => [
    said,
    new RegExp(`${said}(?:the )?(?:user(?:name)? |credentials? )?${WHO_AND_WHAT}`, "dgi"),
  ]),
  ["login: ", new RegExp(`login: ${WHO_AND_WHAT}`, "dgi")],
  ...[
    "auth failed",
    "authentication failed",
    "authentication failure",
    "authentication error",
    "login failed",
    "failed login",
    "login incorrect",
    "login failure",
    "invalid credentials",
  ].map((said): [string, RegExp] => [
    said,
    new RegExp(`${said}(?: for)?(?: user(?:name)?)?:? ${WHO_AND_WHAT}`, "dgi"),
  ]),
  ["openssl enc", new RegExp(`openssl enc [^\\n]{0,80}?-k ${WORD}`, "dgi")],
  ["smbclient", /smbclient [^\n]{0,80}?-U (?<user>[^\s%]{1,64})%(?<secret>[^\s"']{3,64})/dg],
  ["ipmitool", new RegExp(`ipmitool [^\\n]{0,80}?-P ${WORD}`, "dg")],
  [" -u ", /curl [^\n]{0,160}? -U (?<user>[^\s:]{1,64}):(?<secret>[^\s"']{3,128})/dg],
  ["http-basic.", /http-basic\.[\w.-]{1,40} (?<user>\S{1,64}) (?<secret>\S{3,128})/dgi],
  ["keyring set", /keyring set \S{1,64} (?<user>\S{1,64}) (?<secret>\S{3,128})/dgi],
  ["wpa_passphrase", /wpa_passphrase (?:"[^"\n]{1,32}"|\S{1,32}) ["']?(?<secret>[^\s"']{8,63})/dgi],
  ["sshpass=", new RegExp(`SSHPASS=${WORD}`, "dg")],
  ["unlock_trade(", /unlock_trade\(["'](?<secret>[^"'\n]{4,64})["']/dgi],
  [
    "invalid value",
    /value ['"](?<secret>[^'"\n]{3,128})['"] for (?:field )?['"]?[\w.]{0,30}(?:pass|secret|token|key)/dgi,
  ],
  [
    "input_value=",
    /(?:passw\w{1,8}|secret|token|api_key|passphrase)\r?\n[^\n]{0,200}?input_value=['"](?<secret>[^'"\n]{3,128})['"]/dgi,
  ],
  ["default login", /default login (?<user>\S{1,80}) password (?<secret>\S{3,200})/dgi],
  ["') or '", /(?:PASS\w{0,20}|PWD|SECRET|TOKEN|KEY)'\) or '(?<secret>[^'\n]{3,200})'/dgi],
  ['") or "', /(?:PASS\w{0,20}|PWD|SECRET|TOKEN|KEY)"\) or "(?<secret>[^"\n]{3,200})"/dgi],
  ["(it is ", new RegExp(`pass(?:word|phrase|code)? \\(it is ${MIXED}`, "dgi")],
  ["password from ", new RegExp(`password from ${MIXED}`, "dgi")],
  [
    "password for ",
    new RegExp(`password for [\\w.-]{1,40} (?:was |is )?(?:set|changed|reset) to ${MIXED}`, "dgi"),
  ],
  [" to ", new RegExp(`password from \\S{3,64} to ${MIXED}`, "dgi")],
];

/** Passwords that are typed, piped or said: into windows, into programs, in a sentence. */
export const typedPassword: Redactor = {
  id: "typed-password",
  kind: "secret",
  title: "Passwords that are typed, piped or said",
  triggers: [...new Set(PLACES.map(([trigger]) => trigger))].filter((trigger) => trigger !== " to "),
  peek: (bytes, { at }) =>
    bytes[at] !== LESS ||
    bytes[at + 2] !== LESS ||
    (!standsBefore(bytes, at, RECEIVED) &&
      ASKS.test(Buffer.from(bytes.subarray(Math.max(0, at - 96), at)).toString("latin1"))),
  before: 256,
  after: 400,
  find({ text, at, end }): readonly Span[] {
    const trigger = text.slice(at, end).toLowerCase();
    const spans: Span[] = [];
    for (const [begin, pattern] of PLACES) {
      if (begin !== trigger && !(begin === " to " && trigger === "password from ")) continue;
      for (const match of text.matchAll(pattern)) {
        if (match.index > end || match.index + match[0].length < at) continue;
        spans.push(...spansOf(match));
      }
      if (spans.length > 0 && begin === "net use ") break;
    }
    return spans;
  },
  examples: {
    hide: [
      ["net use Z: \\\\server\\share Torgarwil48289 /user:vojolren", "Torgarwil48289"],
      ["echo 'Sulzan66121renkabel' | docker login -u me --password-stdin", "Sulzan66121renkabel"],
      ['page.find("#pw").send_keys("zanrentor_5461")', "zanrentor_5461"],
      ["changed password from Gargar11410 to Hirsul29352", "Hirsul29352"],
      ["PASS Tolmer48291x\n230 Login successful", "Tolmer48291x"],
      ["auth failed for karvel381:mulgor2291T", "mulgor2291T"],
      ["paper login: karvel381 / mulgor2291T", "mulgor2291T"],
      ["typed Velgar7946zz as the password", "Velgar7946zz"],
      ["echo Velgar7946zz > ./secrets/tws_password.txt", "Velgar7946zz"],
      ["cat > secrets/tws_password <<EOF\nVelgar7946zz\nEOF", "Velgar7946zz"],
    ],
    keep: [
      "echo $PASSWORD | sudo -S systemctl restart x",
      'label.setText("Connected")',
      "net user administrator",
      "PASS src/app.test.ts",
      "AUTH failed: timeout after 30s",
      "login with 2 accounts: U and DU",
    ],
  },
};

function standsBefore(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  return wanted.every((byte, index) => bytes[at - wanted.length + index] === byte);
}

function spansOf(match: RegExpMatchArray & { indices?: RegExpIndicesArray }): Span[] {
  const spans: Span[] = [];
  for (const [name, range] of Object.entries(match.indices?.groups ?? {})) {
    const value = match.groups?.[name];
    if (range === undefined || value === undefined || isPlaceholder(value)) continue;
    if (name === "user" && isCommonWord(value.toLowerCase())) continue;
    // A short name such as `fred` stands in too many words to be looked for elsewhere.
    const learn = value.length >= 6;
    const kind = name === "user" || name === "code" ? { kind: name } : {};
    const meant = name === "encoded" ? decodedBase64(value) : {};
    if (name === "encoded" && !("canonical" in meant) && !looksRandom(value)) continue;
    spans.push({ start: range[0], end: range[1], learn, ...kind, ...meant });
  }
  return spans;
}

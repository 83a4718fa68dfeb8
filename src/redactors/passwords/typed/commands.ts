import { type Place, WORD } from "./word.ts";

/** Commands, their words and their variables: `net use`, `-keypass`, `SSHPASS=`. */
export const COMMANDS: readonly Place[] = [
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
  [
    "htpasswd",
    /htpasswd(?=[^\n]{0,24}? -\w{0,5}b)(?=[^\n]{0,24}? -\w{0,5}n)(?: -\w{1,6}(?: \d{1,3}(?= ))?){1,4} (?<user>[^\s"'-][^\s"']{0,63}) ["']?(?<secret>[^\s"']{3,128})/dg,
  ],
  // The terminal of a data vendor: mail address and password.
  [
    "thetaterminal",
    /ThetaTerminal\S{0,12}\.jar ["']?\S{1,64}@\S{3,80} ["']?(?<secret>[^\s"'-][^\s"']{2,127})/dgi,
  ],
  ["storepass", new RegExp(`-(?:src|dest)?storepass(?:word)? ${WORD}`, "dgi")],
  ["keypass", new RegExp(`-(?:src|dest)?keypass(?:word)? ${WORD}`, "dgi")],
  ["ssh-keygen", new RegExp(`ssh-keygen [^\\n]{0,80}?-[NP] ${WORD}`, "dg")],
  ["http -a ", /https? -a (?<user>[^\s:]{1,80}):(?<secret>[^\s"']{3,128})/dgi],
  [
    "convertto-securestring",
    /ConvertTo-SecureString (?:-String )?["'](?<secret>(?:[^"'\n]|''|""){3,128})["']/dgi,
  ],
  ["curl -", /curl -[a-zA-Z]{1,6}u ["']?(?<user>[^\s:"']{1,64}):(?<secret>[^\s"']{3,128})/dg],
  ...["usermod ", "useradd "].map(
    (command): Place => [
      command,
      /user(?:mod|add) (?:-\S{1,20} (?:[^\s-]\S{0,40} )?){0,6}?(?:-p|--password)[ =]["']?(?<secret>[^\s"'$-][^\s"'$]{2,128})/dg,
    ],
  ),
  [
    "mkpasswd ",
    /mkpasswd (?:-\S{1,20} (?:(?:sha-?\d{3}|bcrypt|yescrypt|md5\w{0,6}|\d{1,8}) )?){0,4}["']?(?<secret>(?!(?:sha-?\d{3}|bcrypt|yescrypt|md5\w{0,6}|\d{1,8})\s)[^\s"'|$-][^\s"'|$]{3,128})/dgi,
  ],
  [
    "openssl passwd",
    /openssl passwd (?:-\w{1,6} (?!-?\w{1,5} -)){1,3}["']?(?<secret>(?!(?:sha-?\d{3}|bcrypt|yescrypt|md5\w{0,6}|\d{1,8})\s)[^\s"'|$-][^\s"'|$]{3,128})/dg,
  ],
  ["::add-mask::", /::add-mask::(?<secret>[^\s*$]{4,200})/dg],
  ["rclone obscure", new RegExp(`rclone obscure ${WORD}`, "dgi")],
  [
    "htpasswd",
    /htpasswd(?=[^\n]{0,24}? -\w{0,5}b)(?: -(?!\w{0,5}n)\w{1,6}(?: \d{1,3}(?= ))?){1,4} (?!-)\S{1,120} (?<user>\S{1,64}) ["']?(?<secret>[^\s"']{3,128})/dg,
  ],
  ["oathtool", /oathtool [^\n]{0,160}\r?\n(?<code>\d{6,8})(?=\r?\n|$)/dg],
  ["oathtool", /oathtool [^\n]{0,80}?(?<secret>[0-9a-f]{20,128})(?=["'\s]|$)/dg],
  // A settings file that is written by a command: `sed -i 's|IbLoginId=.*|IbLoginId=…|'`, `printf 'IbLoginId=%s\\n' …`.
  ...["sed -", "perl -"].map(
    (command): Place => [
      command,
      /(?:sed|perl) -[^\n]{0,160}?(?:s(?<mark>[/|#,~])[^\n/|#~]{0,60}\k<mark>|\/[aci]\\{1,2} ?)[\w.-]{0,20}(?:user(?:name|id)?|login(?:id|name)?) ?= ?["']?(?<user>[A-Za-z][\w.@-]{2,63})/dgi,
    ],
  ),
  [
    "printf ",
    /printf ["'][^"'\n]{0,60}(?:user|login)\w{0,8}=%s[^"'\n%]{1,40}=%s[^"'\n%]{0,20}["'] ["']?(?<user>[^\s"'$]{3,64})["']? ["']?(?<secret>[^\s"'$]{3,128})/dgi,
  ],
  ["openssl enc", new RegExp(`openssl enc [^\\n]{0,80}?-k ${WORD}`, "dgi")],
  ["smbclient", /smbclient [^\n]{0,80}?-U (?<user>[^\s%]{1,64})%(?<secret>[^\s"']{3,64})/dg],
  ["ipmitool", new RegExp(`ipmitool [^\\n]{0,80}?-P ${WORD}`, "dg")],
  [" -u ", /curl [^\n]{0,160}? -U (?<user>[^\s:]{1,64}):(?<secret>[^\s"']{3,128})/dg],
  ["http-basic.", /http-basic\.[\w.-]{1,40} (?<user>\S{1,64}) (?<secret>\S{3,128})/dgi],
  // Putting a secret where it is kept.
  [
    "add-generic-password",
    /add-generic-password (?:[^\n]{0,120}? )?-a ["']?(?<user>[^\s"']{2,64})["']? [^\n]{0,120}?-w ["']?(?<secret>[^\s"'$]{3,128})/dg,
  ],
  ["add-generic-password", /add-generic-password [^\n]{0,160}?-w ["']?(?<secret>[^\s"'$]{3,128})/dg],
  [
    "put-parameter",
    /put-parameter (?=[^\n]{0,300}SecureString)[^\n]{0,200}?--value[ =]["']?(?<secret>[^\s"'$]{3,256})/dg,
  ],
  [
    "secret set ",
    /secret set \S{1,80} (?:-\S{1,20} (?:[^\s-]\S{0,60} )?){0,4}?(?:--body[ =]|-b ?)["']?(?<secret>[^\s"'$-][^\s"'$]{2,256})/dg,
  ],
  ["secret set ", /keyvault secret set [^\n]{0,160}?--value[ =]["']?(?<secret>[^\s"'$]{3,256})/dg],
  [
    "secrets set ",
    /secrets set \w*(?:PASS|SECRET|TOKEN|KEY|PW)\w* ["']?(?<secret>[^\s"'$=-][^\s"'$]{2,256})/dgi,
  ],
  ["reg_sz", /(?:pass\w{0,12}|secret|token|pwd)["']? [^\n]{0,60}?\/d ["']?(?<secret>[^\s"'%]{3,128})/dgi],
  ["reg_sz", /(?:passw\w{0,6}|secret|token|pwd)[ \t]{1,20}REG_SZ[ \t]{1,20}(?<secret>[^\s%]{3,128})/dgi],
  [
    "totp(",
    /TOTP\([^\n]{1,120}\)\.(?:now|at)\([^\n]{0,20}\r?\n(?:Out\[\d{1,4}\]: )?["']?(?<code>\d{6,8})(?!\w)/dg,
  ],
  ["keyring get", /keyring get \S{1,64} (?<user>[A-Za-z][\w.@-]{2,64})(?=\s|$)/dgi],
  ["keyring set", /keyring set \S{1,64} (?<user>\S{1,64}) (?<secret>\S{3,128})/dgi],
  ["wpa_passphrase", /wpa_passphrase (?:"[^"\n]{1,32}"|\S{1,32}) ["']?(?<secret>[^\s"']{8,63})/dgi],
  ["sshpass=", new RegExp(`SSHPASS=${WORD}`, "dg")],
];

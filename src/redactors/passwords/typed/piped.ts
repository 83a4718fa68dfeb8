import { ECHO, MIXED, type Place, WORD } from "./word.ts";

/** Commands that are given a password with `<<<`. */
export const ASKING =
  "sudo|passw|vncpasswd|login|gpg|openssl|kinit|su |cryptsetup|totp|secret create|pass insert|secret-tool";

/** A command as a shell prints it that says what it runs (`set -x`), in whatever order; what a log puts before it. */
const TRACED = String.raw`\+ (?:echo|printf)(?: -\w{1,3}| ["']?%s(?:\\n)?["']?){0,2} `;
const NEXT_TRACED = String.raw`\r?\n[^\n+]{0,40}\+{1,3} `;
const OF_USER = String.raw`["']?(?<user>[\w.-]{1,32}):(?<secret>[^\s"'|:$]{3,64})`;

/** What a shell hands to a command or writes to a file: `echo … | sudo -S`, `<<< …`, a document up to `EOF`. */
export const PIPED: readonly Place[] = [
  ["sudo -s", new RegExp(`${ECHO} {0,2}\\|[^\\n|]{0,20} ?sudo -S`, "dgi")],
  ["--password-stdin", new RegExp(`${ECHO} {0,2}\\|[^\\n|]{0,80}--password-stdin`, "dgi")],
  [
    "chpasswd",
    /["' ](?<user>[\w.-]{1,32}):(?<secret>[^\s"'|:$]{3,64})["']? {0,2}\| {0,2}(?:sudo )?chpasswd/dgi,
  ],
  [
    "chpasswd",
    /printf ["']?(?<user>[\w.-]{1,32}):%s(?:\\n)?["']? ["']?(?<secret>[^\s"'|$]{3,64})["']? {0,2}\| {0,2}(?:sudo )?chpasswd/dgi,
  ],
  ["+ chpasswd", new RegExp(`${TRACED}${OF_USER}["']?${NEXT_TRACED}chpasswd`, "dgi")],
  ["+ chpasswd", new RegExp(`\\+ chpasswd[^\\n]{0,20}${NEXT_TRACED}${TRACED.slice(3)}${OF_USER}`, "dgi")],
  ...["+ smbpasswd", "+ vncpasswd", "+ passwd", "+ sudo -s", "+ tee"].flatMap((traced): Place[] => [
    [
      traced,
      new RegExp(
        `${TRACED}${WORD}${NEXT_TRACED}(?:smbpasswd|vncpasswd|passwd|sudo -S|tee \\S{0,60}(?:passw|secret))`,
        "dgi",
      ),
    ],
    [
      traced,
      new RegExp(
        `\\+ (?:smb|vnc)?passwd[^\\n]{0,40}${NEXT_TRACED}${TRACED.slice(3)}${MIXED}(?=["']?\\r?(?:\\n|$))`,
        "dgi",
      ),
    ],
  ]),
  [
    "smbpasswd",
    /echo ["']?(?<secret>[^\s"'|;$<>]{4,128})["']? ?(?:;|&&) ?echo ["']?[^\s"'|;$<>]{4,128}["']? ?\) ?\| ?(?:sudo )?(?:smb)?passwd/dgi,
  ],
  ["> /run/secrets/", new RegExp(`${ECHO} {0,2}>{1,2} ?/run/secrets/`, "dgi")],
  ["--password-stdin", /--password-stdin[^\n]{0,40}\r?\n(?<secret>[^\s$]{4,128})\r?\nEO[A-Z]/dg],
  ["<<<", new RegExp(`(?:${ASKING})[^\\n]{0,80}<<< ?${WORD}`, "dgi")],
  ["vncpasswd -f", new RegExp(`${ECHO} {0,2}\\| {0,2}vncpasswd`, "dgi")],
  ...["echo ", "printf "].map(
    (said): Place => [
      said,
      new RegExp(
        `${ECHO} {0,2}(?:>{1,2} ?["']?\\S{0,60}?(?:passw|secret|token|pwd|_pw)|\\|[^\\n|]{0,40}(?:secret create|pass insert|passwd|wl-copy|pbcopy|xclip|xsel|clip\\b))`,
        "dgi",
      ),
    ],
  ),
  ...["<<eo", "<<'eo", '<<"eo', "<< eo", "<< 'eo", "<<-eo"].map(
    (begin): Place => [
      begin,
      /(?:passw|secret|token|pwd|_pw)[\w./-]{0,40}["']?[ \t]{0,4}<<[- ]?["']?(EO[A-Z])["']?[ \t]{0,4}\r?\n(?<secret>[^\s$]{4,128})\r?\n\1/dgi,
    ],
  ),
  ["| base64", new RegExp(`${ECHO.replace("secret", "encoded")} {0,2}\\| {0,2}base64 (?:-d|-D|--d)`, "dg")],
  ["| base64", new RegExp(`${ECHO} {0,2}\\| {0,2}base64(?! -d| -D| --d)`, "dg")],
  ["base64 -", /base64 (?:-d|-D|--decode) ?<<< ?["']?(?<encoded>[A-Za-z0-9+/=_-]{6,400})/dg],
];

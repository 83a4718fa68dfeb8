import { MIXED, type Place, SPOKEN, TYPED, WORD } from "./word.ts";

/** What is entered into a window or answered to a protocol: `send_keys(…)`, `PASS …`, `expect` and `send`. */
export const DIALOGUES: readonly Place[] = [
  [
    "xdotool type",
    new RegExp(`xdotool type (?:--[\\w-]{0,20}(?:[ =](?:\\d{1,9}|\\$\\S{1,20}))? ){0,4}(?!-)${WORD}`, "dgi"),
  ],
  ["send_keys(", new RegExp(`send_keys${TYPED}`, "dgi")],
  ["typewrite(", new RegExp(`typewrite${TYPED}`, "dgi")],
  ["settext(", new RegExp(`setText${TYPED}`, "dgi")],
  ["; send ", /pass[^\n]{0,60}; send (?:-- )?["'{](?<secret>[^"'\n\\]{3,64})/dgi],
  ["\npass ", /(?:USER (?<user>[^\s]{2,64})\r?)?\nPASS (?<secret>[^\s]{3,128})\r?(?=\n|$)/dg],
  [
    "\npass ",
    /USER (?<user>[^\s]{2,64})\r?\n(?:\d{3}[ -][^\n]{0,80}\n){1,3}PASS (?<secret>[^\s]{3,128})\r?(?=\n|$)/dg,
  ],
  ["pass ", /(?:^|\n)PASS (?<secret>\S{3,128})\r?\n(?:\d{3}[ -]|\+OK|-ERR)/dg],
  ["pass ", new RegExp(`(?:^|[\\n>:] ?)PASS ${SPOKEN}`, "dg")],
  ["> auth ", new RegExp(`> AUTH (?:default |\\w{1,20} (?=\\S{6}))?${MIXED}`, "dg")],
  ["auth ", new RegExp(`(?:^|[\\n>:] ?|HELLO 3 )AUTH (?:\\w{1,20} )?${SPOKEN}`, "dg")],
  ...['send "', 'send -- "'].flatMap((said): Place[] => [
    [
      said,
      /[Pp]?ass?w?(?:ord)?:?[^\n]{0,16}(?:\r?\n\s{0,8}|[ \t]?\{[ \t]{0,4})(?:exp_)?send (?:-- )?"(?<secret>[^"\n\\]{3,64})/dg,
    ],
    [
      said,
      /send (?:-- )?"(?<secret>(?=[A-Za-z]{0,60}[\d!#%&*@^~])(?=[\d!#%&*@^~]{0,60}[A-Za-z])[^\s"\\/.:=]{6,64})(?:\\r|\\n)/dg,
    ],
  ]),
  ["pyautogui.write(", new RegExp(`write${TYPED}`, "dgi")],
  ["keyboard.write(", new RegExp(`write${TYPED}`, "dgi")],
];

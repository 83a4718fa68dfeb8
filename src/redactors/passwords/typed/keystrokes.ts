import type { Place } from "./word.ts";

/** What a person would type to log in: letters and digits, no blank, path or address. */
const KEYS = String.raw`(?<secret>(?=[^"'\s\d{}]{0,60}\d)(?=[^"'\sa-z{}]{0,60}[a-z])(?!v?\d)[^"'\s,{}/\\]{6,64})`;
/** A name and a password, whatever they look like, typed one after the other: a tab stands between them, and at the end the key that logs in. */
const WHO = String.raw`(?<user>[A-Za-z][\w.@-]{3,63})`;
const WHAT = String.raw`(?<secret>[^"'\s{}\\]{4,64})`;
const TAB = "\\{tab\\}";
const IN = String.raw`(?:\{(?:enter|return)\}|~)`;
/** From a typed text to the next: the end of the statement, and the name of the command again. */
const NEXT = String.raw`["'][^\n"';]{0,40}(?:;|&&|\r?\n)[^\n"']{0,50}["']?`;
const TAB_KEY = String.raw`["'{]{0,2}tab["'}]{0,2}[^\n"';]{0,20}(?:;|&&|\r?\n)[^\n"']{0,50}["']`;
const SEQUENCE = new RegExp(
  `["']${WHO}${NEXT}${TAB_KEY}${WHAT}${NEXT}["'{]{0,2}(?:enter|return|kp_enter)`,
  "dgi",
);

const typing = (trigger: string, before: string, after = ""): Place => [
  trigger,
  new RegExp(`${before}${KEYS}${after}`, "dgi"),
];

/** Keys sent to a window by AutoHotkey, AutoIt, WScript, xdotool and their kin. */
export const KEYSTROKES: readonly Place[] = [
  ["{tab}", new RegExp(`["' ]${WHO}${TAB}${WHAT}${IN}`, "dgi")],
  typing("{tab}", String.raw`send\w{0,9}(?: ?\(|,)? ?["']?`, TAB),
  [
    "{tab}",
    new RegExp(`(?:^|[\\s"',}])${WHO.replace("[\\w.@-]{3,63}", "[A-Za-z.@_-]{2,40}\\d{2,8}")}${TAB}`, "dgi"),
  ],
  ["{tab}", SEQUENCE],
  [
    "{tab}",
    new RegExp(
      `send\\w{0,9},? ["']?${WHO}${TAB}["']?(?:\\r?\\n[^\\n"'{}]{0,60}){0,2}\\r?\\n[ \\t]{0,8}send\\w{0,9},? ["']?${WHAT}${IN}`,
      "dgi",
    ),
  ],
  typing("{enter}", String.raw`send\w{0,9}(?: ?\(|,)? ?["']?`, IN),
  typing("sendwait(", String.raw`sendwait\(["']`, "~?[\"']"),
  ...["sendraw", "sendinput", "sendevent", "sendtext", "sendplay"].map((verb) =>
    typing(verb, String.raw`${verb}(?: ?\(|,)? ?["']?(?:\{(?:raw|text)\})? ?`),
  ),
  typing("controlsettext", String.raw`controlsettext,? ?[^\n,]{0,40}, ?`),
  ...["controlsend", "controlsettext"].map((verb) =>
    typing(verb, String.raw`${verb}\((?:[^\n,]{0,60},){1,3} ?["']`),
  ),
  typing('keystroke "', 'keystroke "', '"'),
  ...["ydotool type", "wtype ", "xte 'str "].map((verb) =>
    typing(verb, String.raw`${verb}(?: ?-\S{1,20}(?: \d{1,5})?){0,3} ?["']?`),
  ),
  typing(
    "xdotool ",
    String.raw`xdotool [^\n]{0,120}?\btype (?:--?[\w-]{0,20}(?:[ =](?:\d{1,9}|\$\S{1,20}))? ){0,4}["']`,
    `["']`,
  ),
  ...["xdotool type", "typewrite(", 'write("', "write('", 'type("', "type('", 'keystroke "'].map(
    (verb): Place => [verb, SEQUENCE],
  ),
  // One text with the keys in it: `"name\tpassword\n"`.
  ...["type $'", 'type("', "type('", 'write("', "write('"].map(
    (verb): Place => [
      verb,
      /(?:type|write)(?: \$|\()["'](?<user>[A-Za-z][\w.@-]{3,63})\\t(?<secret>[^"'\s\\]{4,64})(?:\\[nr])+["']/dgi,
    ],
  ),
  [
    "vncdo",
    /vncdo[^\n]{0,120}? type ["']?(?<user>[\w.@-]{4,64})["']? key tab type ["']?(?<secret>[^"'\s]{4,64})["']? key (?:enter|return)/dgi,
  ],
  typing("keyboard.type(", String.raw`keyboard\.type\(["']`),
  // The clipboard, to be pasted into the window.
  ...["clipboard.copy(", "pyperclip.copy("].map((verb) =>
    typing(verb, String.raw`clip(?:board)?\.copy\(["']`, "[\"']"),
  ),
  typing("set-clipboard ", "set-clipboard (?:-value )?[\"']", "[\"']"),
  typing("clipboard :=", 'clipboard := "', '"'),
  // The same as a list of arguments: `["xdotool", "type", "…"]`.
  ...["'xdotool'", '"xdotool"', "'ydotool'", '"ydotool"'].map((verb) =>
    typing(
      verb,
      String.raw`${verb},[^\n\])]{0,60}["']type["'],(?: ?["'](?:--?[\w-]{0,20}|\d{1,5})["'],){0,4} ?["']`,
      "[\"']",
    ),
  ),
  typing("type_keys(", String.raw`type_keys\(["']`),
  typing("set_text(", String.raw`edit\w{0,12}\.set_text\(["']`),
  ["input text ", /input text {2,8}\S{0,60}(?:user|login)\S{0,20} {2,8}(?<user>[A-Za-z][\w.@-]{2,63})/dgi],
  ["vncdo", /vncdo(?:tool)? [^\n]{0,60}?-p ["']?(?<secret>[^"'\s-][^"'\s]{3,64})/dgi],
  [
    "sendline(",
    /pass\w{0,8}[^\n]{0,20}\)?(?:;|\r?\n)[ \t]{0,12}\w{0,20}\.?sendline\([bru]?["'](?<secret>[^"'\n]{3,64})["']/dgi,
  ],
  [
    "sendline(",
    /(?:user\w{0,8}|login)[^\n]{0,20}\)?(?:;|\r?\n)[ \t]{0,12}\w{0,20}\.?sendline\([bru]?["'](?<user>[A-Za-z][\w.@-]{2,63})["']/dgi,
  ],
];

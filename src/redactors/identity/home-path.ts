import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isWordy } from "../words/fluency.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { matchAt } from "../words/sticky.ts";

const SHARED =
  /^(?:public|default|all users|shared|default user|runneradmin|containeradministrator|ibgateway|ibuser|linuxbrew|jovyan|jupyter|appuser|coder|node|app|vscode|codespace|gitpod|site-packages|me|pi|ib|\.+)$/i;
/** What stands in `/media` beside folders of users. */
const MOUNTS =
  /^(?:usb|cd|dvd|floppy|disk|sd[a-z]?\d?|nas|data|backup|storage|external|hdd|ssd|volume|share|movies|music|video|photos|pictures|plex|ib|logs|tv|books)/i;
const SEPARATED = /(?:[^\\/:*?"<>|\r\n%\xa5]|%20){1,40}?(?=[\\/]|%5c|%2f|\xc2?\xa5)/iy;
const PLAIN = /[\w.\x80-\xff@-]{1,40}/y;

const SLASH = 0x2f;
const TILDE = 0x7e;
const LETTER = byteClass(/[a-z]/);
const BEFORE_TILDE = byteClass(/[\s"'`=(:,;<>[]/);
const FOLDER = byteClass(/[\w@-]/);

/** Login names in paths of home folders, in the spellings of every system. */
export const homePath: Redactor = {
  id: "home-path",
  kind: "user",
  title: "Login names in paths of home folders",
  triggers: [
    ..."/home/ /users/ \\users\\ \\\\users\\\\ \\/users\\/ \\/home\\/ %2fhome%2f %2fusers%2f %5cusers%5c users%5c \xc2\xa5users\xc2\xa5".split(
      " ",
    ),
    "/home#/",
    "documents and settings\\",
    "/~",
    "-home-",
    "-users-",
    "/var/lib/private/",
    "\\home\\",
    "\\\\home\\\\",
    "--users-",
    "~",
    "/run/media/",
    "/media/",
    "/spool/cron/crontabs/",
    "/spool/mail/",
    "/pytest-of-",
  ],
  peek: (bytes, { at, end, limit }) =>
    bytes[at] === TILDE
      ? LETTER[bytes[end] as number] === 1 && (at === 0 || BEFORE_TILDE[bytes[at - 1] as number] === 1)
      : bytes[at] !== SLASH || mayBeOwn(bytes, end, limit),
  before: 40,
  after: 260,
  find({ text, at, end }): readonly Span[] {
    const trigger = text.slice(at, end).toLowerCase();
    if (trigger === "~" && at > 0 && !/[\s"'`=(:,;<>[]/.test(text[at - 1] ?? "")) return [];
    if (trigger === "~" || trigger === "/~" || trigger === "/media/" || trigger === "/run/media/") {
      const name = /^[a-z][\w.-]{2,30}(?=\/)/.exec(text.slice(end, end + 40))?.[0];
      return name === undefined || isShared(name) || (trigger === "/media/" && MOUNTS.test(name))
        ? []
        : [{ start: end, end: end + name.length, learn: !isOnSite(text, at) }];
    }
    if (
      trigger.startsWith("-") &&
      !trigger.startsWith("--") &&
      !/(?:^|[\s/\\"'])$/.test(text.slice(Math.max(0, at - 1), at))
    )
      return [];
    // In a text that was escaped twice the bar is written four times.
    const from = /\\$/.test(trigger)
      ? end + (/^\\{1,6}/.exec(text.slice(end, end + 6))?.[0].length ?? 0)
      : end;
    const windows =
      /\\|%5c|\xa5|settings/i.test(trigger) ||
      /(?:^|[^A-Za-z])[A-Za-z]:$|\/mnt\/[a-z]$|\/[a-z]$/i.test(text.slice(Math.max(0, at - 8), at));
    const pattern = windows ? SEPARATED : PLAIN;
    let name = matchAt(pattern, text, from)?.[0];
    if (name === undefined || (windows && / .* .* /.test(name))) {
      name = matchAt(PLAIN, text, from)?.[0];
    }
    if (name === undefined) return [];
    name = trigger.startsWith("-")
      ? (/^[a-z0-9]+/i.exec(name)?.[0] ?? "")
      : name.replace(/[.]+$/, "").replace(/\\[nrt]$/, "");
    if (name === "" || isShared(name) || isPlaceholder(name)) return [];
    // A word there is a page of the site; anything else is somebody's folder on it.
    if (isWordy(name) && isOnSite(text, at)) return [];
    return [{ start: from, end: from + name.length }];
  },
  examples: {
    hide: [
      ["/home/jdoe42/x", "jdoe42"],
      ["/home2/jdoe42/x", "jdoe42"],
      ["https://nas.example/home/jdoe42/report.csv", "jdoe42"],
      ["/home/jw/miniconda3/envs", "jw"],
      ["~jdoe42/Jts", "jdoe42"],
      ["C:\\Users\\Jane Roe\\Jts", "Jane Roe"],
      ['"C:\\\\Users\\\\jroe\\\\Jts"', "jroe"],
      [String.raw`"C:\\\\Users\\\\jroe\\\\bot.py"`, "jroe"],
      ["file:///C:/Users/jroe/x", "jroe"],
      ["/Users/jroe/Library", "jroe"],
    ],
    keep: [
      "/home/ubuntu/bot",
      "GET /users/",
      "C:\\Users\\Public\\x",
      "https://docs.github.com/rest/users/keys/list",
    ],
  },
};

/** A folder of a web site. */
function isOnSite(text: string, at: number): boolean {
  return /https?:\/\/[\w.-]{1,60}(?::\d{1,5})?(?:\/[\w.~-]{1,40}){0,4}$/.test(text.slice(0, at));
}

const isNobodys = rememberedBytes((name) => isShared(name));

/** Whether the folder behind `/home/` is not one that many have: most paths of a log are in the same home folder. */
function mayBeOwn(bytes: Uint8Array, from: number, limit: number): boolean {
  let end = from;
  while (end < limit && end - from < 40 && FOLDER[bytes[end] as number]) end++;
  return end === from || bytes[end] !== SLASH || !isNobodys(bytes, from, end);
}

function isShared(name: string): boolean {
  // Of two letters is many a login name: `/home/jw`.
  return SHARED.test(name) || (name.length > 2 && isCommonWord(name.toLowerCase())) || /^\d+$/.test(name);
}

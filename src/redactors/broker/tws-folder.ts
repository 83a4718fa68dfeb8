import type { Place, Redactor, Span } from "../../model/redactor.ts";
import { byteClass, holdsRun } from "../words/byte-class.ts";
import { fluencyOf } from "../words/fluency.ts";
import { matchAt } from "../words/sticky.ts";

/** TWS keeps a user's settings in a folder named after the login name: two letters a to p stand for each of its letters. */
const IN_JTS = /\\?([a-p]{8,44})(?![\w.-])/y;
/** Of its names of 20 letters and more none is a word. */
const LONG = "([a-p]{20,48})(?![A-Za-z0-9_])";
const IN_SETTINGS = /[ \t]{0,4}=[^\n]{0,200}?,[ \t]{0,4}([a-p]{6,48})(?![A-Za-z0-9])/y;
/** Behind a name such as `userDirname`, whatever stands between. */
const NAMED = new RegExp(String.raw`[\w-]{0,24}(?: (?:is|was|for|name|of|user))?[^\w\n]{1,8}${LONG}`, "y");
/** Before a file of TWS. */
const HOLDING = new RegExp(String.raw`(?<![A-Za-z0-9_])${LONG}[\\/]{1,2}$`);

const SHORTEST = 20;
/** No word has so many letters, all of them a to p: in a list of files the name stands by itself. */
const LONGEST_WORD = 32;
const LETTER = byteClass(/[a-p]/);

/** The login name in the names of TWS's folders. */
export const twsFolder: Redactor = {
  id: "tws-folder",
  kind: "user",
  title: "Login names in the names of TWS's folders",
  triggers: [
    "jts/",
    "jts\\",
    "usernametodirectory",
    "dir",
    "folder",
    "profile",
    "/tws.xml",
    "\\tws.xml",
    "/ibg.xml",
    "\\ibg.xml",
    "/api.",
    "\\api.",
  ],
  runs: LONGEST_WORD,
  peek: (bytes, place) =>
    place.end - place.at >= LONGEST_WORD
      ? isAllOf(bytes, place)
      : isOfTws(bytes, place) || standsLong(bytes, place),
  before: 60,
  after: 280,
  find({ text, at, end }): readonly Span[] {
    if (end - at >= LONGEST_WORD)
      return /^[a-p]{32,48}$/.test(text.slice(at, end)) ? [{ start: at, end }] : [];
    const trigger = text.slice(at, end).toLowerCase();
    if (/^[\\/]/.test(trigger)) {
      const name = HOLDING.exec(text.slice(Math.max(0, at - 60), at + 1))?.[1];
      return name === undefined ? [] : [{ start: at - name.length, end: at }];
    }
    const patterns = trigger.startsWith("jts")
      ? [IN_JTS]
      : trigger.startsWith("usern")
        ? [IN_SETTINGS, NAMED]
        : [NAMED];
    for (const pattern of patterns) {
      const name = matchAt(pattern, text, end)?.[1];
      if (name === undefined || (pattern === IN_JTS && !isName(name))) continue;
      return [{ start: pattern.lastIndex - name.length, end: pattern.lastIndex }];
    }
    return [];
  },
  examples: {
    hide: [
      ["/opt/Jts/dcoehnlkgmbhcgiiafdjfjbaaamjhjlg/x", "dcoehnlkgmbhcgiiafdjfjbaaamjhjlg"],
      ["userDirname=dcoehnlkgmbhcgiiafdjfjbaaamjhjlg, loaded", "dcoehnlkgmbhcgiiafdjfjbaaamjhjlg"],
      ['"user_folder": "dcoehnlkgmbhcgiiafdjfjbaaamjhjlg"', "dcoehnlkgmbhcgiiafdjfjbaaamjhjlg"],
      ["jts.ini  launcher.log  dcoehnlkgmbhcgiiafdjfjbaaamjhjlg", "dcoehnlkgmbhcgiiafdjfjbaaamjhjlg"],
      ["copied dcoehnlkgmbhcgiiafdjfjbaaamjhjlg/tws.xml", "dcoehnlkgmbhcgiiafdjfjbaaamjhjlg"],
    ],
    keep: ["/root/Jts/1030", "folder=backfill", "dirname=demo", "Jts/backfill/tws.xml"],
  },
};

/** What reads like a word is a folder of somebody's own: `backfill`. */
function isName(name: string): boolean {
  return name.length >= SHORTEST || (name.length % 2 === 0 && fluencyOf(name).mean < 3.8);
}

function isAllOf(bytes: Uint8Array, { at, end }: Place): boolean {
  return end - at <= 48 && holdsRun(bytes, { of: LETTER, length: end - at, from: at, to: end });
}

const [SMALL_J, SMALL_U] = [0x6a, 0x75];

/** `Jts/`, `UserNameToDirectory`: there a short name is one, too. */
function isOfTws(bytes: Uint8Array, { at }: Place): boolean {
  const first = (bytes[at] as number) | 0x20;
  return first === SMALL_J || first === SMALL_U;
}

function standsLong(bytes: Uint8Array, { at, end, limit }: Place): boolean {
  const before = bytes[at] === 0x2f || bytes[at] === 0x5c;
  const [from, to] = before ? [Math.max(0, at - 60), at] : [end, Math.min(limit, end + 90)];
  return holdsRun(bytes, { of: LETTER, length: SHORTEST, from, to });
}

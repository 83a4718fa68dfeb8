import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass, WORD } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

const HOST = String.raw`([A-Za-z0-9][\w-]{1,62}(?:\.[A-Za-z0-9-]{1,40}){0,4})(?:@SSL|@\d{2,5})?`;
const SHARE = String.raw`[A-Za-z0-9_][\w.$ -]{0,60}`;
/** As it is, and with every sign of it doubled, once or twice. */
const PATHS = [1, 2, 4].map((times) => {
  const bar = String.raw`\\{${times}}(?!\\)`;
  return { times, path: new RegExp(String.raw`\\{${2 * times}}${HOST}${bar}(${SHARE})(.?)`, "ys") };
});
const LONG = new RegExp(String.raw`\\{1,4}${HOST}\\{1,4}(?=${SHARE})`, "y");
const URL = new RegExp(String.raw`(?:[\w.%;-]{1,40}(?::[^\s@/]{0,40})?@)?${HOST}(?=[/:])`, "y");
/** Letters that end a line or a column in strings: `"\\\\nfoo\\nbar"` is one that was escaped twice, and no path. */
const ESCAPE = /^(?!nas)[nrt]/i;
const OPENS = byteClass(/[\s"'`=(,:<>;|[{*]/);
const BAR = 0x5c;

/** Machines that share folders: `\\nas-box\trading`, also with bars doubled in strings, and `smb://nas-box/trading`. */
export const networkShare: Redactor = {
  id: "network-share",
  kind: "host",
  title: "Names of machines in paths of shared folders",
  triggers: ["\\\\", "?\\unc\\", "?\\\\unc\\", "smb://", "cifs://", "afp://"],
  // Behind a sign that opens a path, two bars or four or eight of them, and a name.
  peek: (bytes, { at, end, limit }) => {
    if (bytes[at] !== BAR) return true;
    if (at > 0 && !OPENS[bytes[at - 1] as number]) return false;
    let next = end;
    while (next < limit && next < at + 9 && bytes[next] === BAR) next++;
    const bars = next - at;
    if (next >= limit) return true;
    return (
      (bars === 2 || bars === 4 || bars === 8) && WORD[bytes[next] as number] === 1 && bytes[next + 1] !== BAR
    );
  },
  before: 8,
  after: 200,
  find({ text, at, end }): readonly Span[] {
    if (text[at] !== "\\") {
      const match = matchAt(text[at] === "?" ? LONG : URL, text, text[at] === "?" ? end - 1 : end);
      return match?.[1] === undefined ? [] : hostAt(match[1], match.index + match[0].lastIndexOf(match[1]));
    }
    if (at > 0 && !OPENS[text.charCodeAt(at - 1)]) return [];
    for (const { times, path } of PATHS) {
      const match = matchAt(path, text, at);
      const [, host, share, next] = match ?? [];
      if (host === undefined || share === undefined) continue;
      if (times === 1 && isEscaped(host, share, next ?? "")) return [];
      return hostAt(host, at + 2 * times);
    }
    return [];
  },
  examples: {
    hide: [
      [String.raw`open \\wolf-nas\c$\Jts\jts.ini`, "wolf-nas"],
      [String.raw`log = \\nas-box\trading\x`, "nas-box"],
      [String.raw`{"path":"\\\\wolfnest\\trading\\x"}`, "wolfnest"],
      [String.raw`\\?\UNC\wolfnest\trading\x`, "wolfnest"],
      ["mount smb://wolfnest/trading", "wolfnest"],
    ],
    keep: [
      String.raw`\\.\pipe\docker_engine`,
      String.raw`\\?\C:\Jts\jts.ini`,
      String.raw`\\wsl$\Ubuntu\opt`,
      String.raw`\\wsl.localhost\Ubuntu\opt`,
      String.raw`\\localhost\c$`,
      String.raw`"\\bword\\b"`,
      String.raw`replace('\n', '\\par\n')`,
      String.raw`"\\u20ac\U0001d121"`,
      String.raw`'\\nTraceback\n'`,
      String.raw`"\\d+\\s*(\\w+)"`,
      String.raw`C:\\Jts\\ibgateway`,
      String.raw`\\server\share\x`,
    ],
  },
};

/** `"\\nfoo\nbar"`, `'\\bword\s'`: what is escaped twice and then once is text in a string, and no path. */
function isEscaped(host: string, share: string, next: string): boolean {
  if (next === "{" || next === "(" || next === "[") return true;
  if (share.length < 2) return true;
  return ESCAPE.test(host) && ESCAPE.test(share) && !/[-\d]/.test(host) && !share.includes("$");
}

function hostAt(host: string, start: number): Span[] {
  const name = host.toLowerCase().replace(/\d$/, "");
  if (
    isCommonWord(name) ||
    isPlaceholder(host) ||
    /^[\d.]+$|^(?:wsl(?:\.localhost)?|tsclient|vmware-host|host\.lan|unc|globalroot|volume\w*|u[0-9a-f]{3,8}|x[0-9a-f]{2}|folder|path|sever|remote|foo|bar|pipe|mac|psf|nas|dc\d?|fileserver|servername|server-?name|computername|hostname|machine|computer|share)$/.test(
      name,
    )
  )
    return [];
  return [{ start, end: start + host.length }];
}

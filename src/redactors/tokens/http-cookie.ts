import type { Redactor, Span } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";

const PAIR = /([A-Za-z0-9_.$-]{1,80})=(\{?\\{0,3}["']|"?)([^\s;"',\\]{1,2000})/g;
const ATTRIBUTE = /^(?:path|domain|expires|max-age|samesite|priority|version)$/i;

/** Every cookie of a `Cookie` or `Set-Cookie` header, and Client Portal cookies wherever they stand. */
export const httpCookie: Redactor = {
  id: "http-cookie",
  kind: "secret",
  title: "Cookies",
  triggers: [
    "cookie:",
    'cookie":',
    "cookie':",
    'cookie\\":',
    "cookie=",
    "cookies={",
    "cookies = {",
    'cookies": {',
    " -b '",
    ' -b "',
    "--cookie '",
    '--cookie "',
    "x-sess-uuid=",
    "userid=",
    "sbid=",
    "xyzab=",
    "xyzab_am",
    "api.sid=",
  ],
  before: 16,
  after: 4096,
  find({ text, at, end }): readonly Span[] {
    if (text[end - 1] === "{") return ofDictionary(text, end);
    const option = /^[ -]/.test(text.slice(at, end));
    const header = option || /^cookie/i.test(text.slice(at, end));
    // `TWS_USERID=` and `&userId=` name a login and no cookie: key-value knows them.
    if (!header && /\w$/.test(text.slice(Math.max(0, at - 1), at))) return [];
    const from = header ? end : at;
    const lineEnd = text.slice(from).search(/[\r\n]|\\n|["'](?=\s*[,}\])]|\s-|$)/);
    let line = text.slice(from, lineEnd === -1 ? text.length : from + Math.max(lineEnd, 0));
    if (!header) line = line.slice(0, line.search(/[;,\s"'}]|$/));
    const spans: Span[] = [];
    for (const match of line.matchAll(PAIR)) {
      const [, name = "", , value = ""] = match;
      if (ATTRIBUTE.test(name) || value.length < 3 || isPlaceholder(value)) continue;
      // Other programs have that option too.
      if (option && !/^(?=\D*\d).{8}/.test(value)) continue;
      const end = from + match.index + match[0].length;
      spans.push({ start: end - value.length, end, learn: value.length >= 8 });
    }
    return spans;
  },
  examples: {
    hide: [
      ["Cookie: cp=a1b2c3d4e5f6; theme=dark", "a1b2c3d4e5f6"],
      ["cookie=f'api={\"a1b2c3d4e5f6\"}'", "a1b2c3d4e5f6"],
      ['get(url, cookies={"theme": "dark", "api": "a1b2c3d4e5f6"})', "a1b2c3d4e5f6"],
      [
        "curl -k https://localhost:5000/v1/api/tickle -b 'api=0fec0b3242c43660; IB_LGN=1'",
        "0fec0b3242c43660",
      ],
      ["Cookie: x-sess-uuid=0.4c61317.17; JSESSIONID=abcdef12", "abcdef12"],
    ],
    keep: [
      "Set-Cookie: Path=/; Max-Age=3600",
      "TWS_USERID=${TWS_USERID}",
      "no cookie: none",
      "git checkout -b 'feature=one'",
      "cookie=f'api={session}'",
    ],
  },
};

/** `cookies={"api": "…"}`, where words stay. */
function ofDictionary(text: string, end: number): Span[] {
  const entries = /^[^{}\n]{1,2000}/.exec(text.slice(end))?.[0] ?? "";
  const spans: Span[] = [];
  for (const match of entries.matchAll(/["'][\w.-]{1,60}\\{0,3}["']\s?:\s?\\{0,3}["']([^\s"'\\]{6,1000})/g)) {
    const value = match[1] ?? "";
    if (!/\d/.test(value) || isPlaceholder(value)) continue;
    const stop = end + match.index + match[0].length;
    spans.push({ start: stop - value.length, end: stop, learn: value.length >= 8 });
  }
  return spans;
}

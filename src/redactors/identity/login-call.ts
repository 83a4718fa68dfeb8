import type { Redactor, Span } from "../../model/redactor.ts";
import { holdsRun, QUOTE } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

/** `{"name": "…", "password": …`: who it belongs to stands before it. */
const OWNER =
  /["'](?:name|login|user(?:name|_?id)?|identifier|client_?id|email|id|account)\\{0,3}["'][ \t]{0,4}:[ \t\n]{0,8}\\{0,3}["']([A-Za-z][\w.@+-]{2,63})\\{0,3}["'][ \t]{0,4},[ \t\r\n]{0,20}\\{0,3}$/i;
/** `login("user", "password")`. */
const CALL =
  /\w{0,20}\(\s{0,4}\(?\s{0,4}(?:\w{1,20}\s?=\s?)?(\\{0,3}["']|(?=\d{4,12}[\s,]))([^"'\s,()\\]{2,64}|(?<=["'])[^"'\n]{2,64}?)\1\s{0,4},\s{0,8}(?:\w{1,20}\s?=\s?)?(\\{0,3}["'])([^"'\n]{3,200}?)\3/y;

const OPEN = 0x28;

/** Login names where a program hands them on: in calls, and in JSON beside the password. */
export const loginCall: Redactor = {
  id: "login-call",
  kind: "user",
  title: "Login names in calls and beside passwords",
  triggers: [
    "login(",
    "log_in(",
    "sign_in(",
    "signin(",
    "authenticate(",
    "set_password(",
    '"password',
    '"success":"',
  ],
  peek: (bytes, { end, limit }) =>
    bytes[end - 1] !== OPEN ||
    // `login( user = "…`: a quote is near.
    holdsRun(bytes, { of: QUOTE, length: 1, from: end, to: Math.min(limit, end + 32) }),
  before: 110,
  after: 320,
  find({ text, at, end }): readonly Span[] {
    if (text[end - 1] === "(") return call(text, end - 1);
    return text.startsWith('"s', at) ? streamUser(text, at, end) : owner(text, at);
  },
  examples: {
    hide: [
      ['{"name": "kolvrest", "password": "x"}', "kolvrest"],
      [String.raw`{"log":"s.login(\"kolvrest\", \"x7y8z9ww\")\n"}`, "x7y8z9ww"],
      ['{"identifier":"kolvrest_demo","password":"x"}', "kolvrest_demo"],
      ['client.login("kolvrest", "x7y8z9ww")', "kolvrest"],
      ['{"topic":"system","success":"kolvrest"}', "kolvrest"],
    ],
    keep: ['login("user", "password")', '{"topic":"act","success":"true"}', '{"name": "x", "port": 4002}'],
  },
};

/** The Client Portal greets on its stream with the login name: `{"topic":"system","success":"…"`. */
function streamUser(text: string, at: number, end: number): Span[] {
  if (!/"topic":"system"[^{}\n]{0,80}$/.test(text.slice(Math.max(0, at - 110), at))) return [];
  const name = /^[A-Za-z][\w.-]{2,40}(?=")/.exec(text.slice(end, end + 44))?.[0];
  return name === undefined || isCommonWord(name.toLowerCase())
    ? []
    : [{ start: end, end: end + name.length }];
}

function owner(text: string, at: number): Span[] {
  const match = OWNER.exec(text.slice(Math.max(0, at - 110), at));
  const name = match?.[1];
  if (match === null || name === undefined || isCommonWord(name.toLowerCase()) || isPlaceholder(name))
    return [];
  const start = at - match[0].length + match[0].lastIndexOf(name);
  return [{ start, end: start + name.length }];
}

function call(text: string, open: number): Span[] {
  const match = matchAt(CALL, text, open);
  if (match?.[2] === undefined || match[4] === undefined) return [];
  let from = open + 1;
  // `set_password(service, user, password)`: the last one is the secret.
  const third = /^\s{0,4},\s{0,8}["']([^"'\n]{3,200})["']/.exec(text.slice(CALL.lastIndex));
  const values = third?.[1] === undefined ? [match[2], match[4]] : [match[4], third[1]];
  const spans: Span[] = [];
  for (const [index, value] of values.entries()) {
    const start = text.indexOf(value, from);
    from = start + value.length;
    if (isPlaceholder(value) || isCommonWord(value.toLowerCase())) continue;
    spans.push({ start, end: from, ...(index === 0 ? {} : { kind: "secret" }) });
  }
  return spans;
}

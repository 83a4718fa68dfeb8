import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";
import { isRemote } from "./remote-login.ts";

const LOCAL = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\x80-\xff-]/;
const DOMAIN =
  /(?:[A-Za-z0-9\x80-\xff](?:[A-Za-z0-9\x80-\xff-]{0,61}[A-Za-z0-9\x80-\xff])?\.){1,6}[A-Za-z][A-Za-z0-9-]{1,23}/y;
/** Endings that make it a file, a unit or a package and no person. */
const NO_DOMAIN =
  /\.(?:png|jpe?g|gif|svg|webp|py|js|ts|mjs|json|service|socket|timer|target|mount|slice|scope|local|so|java|jar|tgz|html?|css|md|txt)$/i;
/** Where IB itself is to be reached: its programs print these, and nobody in particular reads them. */
const BROKER =
  /^(?:api|support|help|info|noreply|donotreply|webmaster|techsupport)@(?:ibkr|interactivebrokers)\.com$/i;
const NO_PERSON = /^(?:git|hg|svn|no-?reply|do-?not-?reply|root|mailer-daemon)$/i;

/** E-mail addresses. */
export const email: Redactor = {
  id: "email",
  kind: "email",
  title: "E-mail addresses",
  triggers: ["@", "&#64;", "&commat;", "%40", "(at)", "[at]", "{at}", "( at )", " dot "],
  before: 72,
  after: 260,
  find({ text, at, end }): readonly Span[] {
    if (!/[@%&]/.test(text[at] ?? "")) return spelled(text, at);
    let start = at;
    while (start > 0 && at - start < 64 && LOCAL.test(text[start - 1] ?? "")) start--;
    let local = text.slice(start, at);
    // What a URL, a quote or an assignment puts before an address is not part of it.
    const cut = Math.max(
      local.lastIndexOf("="),
      local.lastIndexOf("/"),
      local.lastIndexOf("'"),
      local.lastIndexOf("`"),
      local.lastIndexOf("&"),
      local.lastIndexOf("|"),
      local.lastIndexOf("{"),
    );
    local = local.slice(cut + 1).replace(/^(?:%3[AaCcDd]|%20|%22)+|^[.!?#*$]+/, "");
    if (
      /^\\?[nrt]$/.test(text.slice(at - local.length - 1, at - local.length + 1)) &&
      text[at - local.length - 1] === "\\"
    )
      local = local.slice(1);
    start = at - local.length;
    if (local === "" || !/[A-Za-z0-9]/.test(local) || NO_PERSON.test(local)) return [];
    // `https://${user}:${password}@host`: a template.
    if (local.endsWith("}")) return [];
    const domain = matchAt(DOMAIN, text, end);
    if (domain === null || NO_DOMAIN.test(domain[0]) || !/\.[A-Za-z][A-Za-z-]*\w*$/.test(domain[0]))
      return [];
    // `ssh user@host`, `SSH_TUNNEL=user@host` is one for host-name.
    if (isRemote(text.slice(Math.max(0, start - 60), start))) return [];
    // `user:password@host:22` is one for url-credential.
    if (
      /\w:$/.test(text.slice(Math.max(0, start - 2), start)) &&
      /^:\d{2,5}\b/.test(text.slice(end + domain[0].length, end + domain[0].length + 6))
    )
      return [];
    // So is what stands in `scheme://user:password@host` and `scheme://token@host`.
    if (/:\/\/(?:[^\s/@:"'`]{0,64}:[^\s/@"'`]{0,64})?$/.test(text.slice(0, start))) return [];
    if (/\.v?\d+$/.test(domain[0]) || /^v?\d/.test(domain[0])) return [];
    if (BROKER.test(`${local}@${domain[0]}`)) return [];
    return [{ start, end: end + domain[0].length }];
  },
  examples: {
    hide: [
      ["mail jane.doe+ib@example.co.uk now", "jane.doe+ib@example.co.uk"],
      ["from=joe%40t.co&x", "joe"],
      ["write to jane_doe&#64;mail.example.co", "jane_doe"],
      ["jane.doe (at) velgar (dot) example", "velgar"],
      ["jane AT velgar DOT com", "jane"],
    ],
    keep: [
      "git@github.com:a/b.git",
      "https://${username}:${password}@api.example.com/v1",
      "uses: actions/checkout@v4.1",
      "icon@2x.png",
      "getty@tty1.service",
      "please contact api@ibkr.com",
    ],
  },
};

const DOT = String.raw`(?:\.| ?[([{] ?(?:dot|punkt|point) ?[)\]}] ?| DOT | dot )`;
/** `name (at) domain (dot) com`, as people write what machines shall not read. */
const SPELLED = new RegExp(
  String.raw`[A-Za-z0-9][\w+-]{0,40}(?:${DOT}[\w+-]{1,40}){0,3}(?: ?[([{] ?at ?[)\]}] ?| AT | at (?=[\w-]{1,40} dot ))[A-Za-z0-9-]{1,60}(?:${DOT}[A-Za-z][A-Za-z0-9-]{1,60}){1,4}`,
  "g",
);

function spelled(text: string, at: number): Span[] {
  for (const match of text.matchAll(SPELLED)) {
    const end = match.index + match[0].length;
    if (match.index < at && end > at) return [{ start: match.index, end }];
  }
  return [];
}

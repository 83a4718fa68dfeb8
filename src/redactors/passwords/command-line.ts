import type { Redactor, Span } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";
import { IBC_ARGUMENTS, positional, SETTINGS_ARGUMENTS } from "./ibc-arguments.ts";
import { netrc } from "./netrc.ts";
import { givenPair, givenUser, givenValue, skipBlank } from "./option-value.ts";
import { asksForPassword, takesPassword, takesUser } from "./program-options.ts";

/** Commands whose password has no option of its own, or one that means something else elsewhere. */
const OWN_FORM: readonly RegExp[] = ["c", "A", "X"].map(
  (option) =>
    new RegExp(String.raw`\bsnmp\w{3,12} [^\n]{0,120}?-${option}[ \t]{1,4}([^\s"'-][^\s"']{2,64})`, "y"),
);

/** Passwords given to well-known programs by short options: `curl -u user:pw`, `mysql -ppw`, `sshpass -p pw`. */
export const commandLine: Redactor = {
  id: "command-line",
  kind: "secret",
  title: "Passwords in commands, netrc files",
  triggers: [
    " -u ",
    " -u'",
    ' -u"',
    "curl -u",
    "ssh -l ",
    "mysql -u",
    " --user ",
    " --user=",
    " --proxy-user",
    " -p",
    " -a ",
    " -w ",
    " /p:",
    " /u:",
    " /user:",
    "'/u:",
    '"/u:',
    "'/p:",
    '"/p:',
    "machine ",
    " -rfbauth",
    "ibcalpha.ibc.",
    "ibcontroller.ib",
    "start.sh ",
    ".ini ",
    '.ini" ',
    "snmpwalk ",
    "snmpget ",
  ],
  before: 512,
  after: 600,
  find({ text, at, end }): readonly Span[] {
    const before = text.slice(commandStart(text, at), at).replace(/[\r\n]+/g, " ");
    const trigger = text.slice(at, end);
    if (/^snmp/i.test(trigger)) return ownForm(text, at);
    if (trigger.startsWith("ibc")) return positional(IBC_ARGUMENTS, text, at + "ibcalpha.ibc.".length);
    if (trigger.startsWith("start"))
      return /[A-Za-z]/.test(text[end] ?? "") ? positional(SETTINGS_ARGUMENTS, text, end) : [];
    if (trigger.startsWith(".ini")) return positional(SETTINGS_ARGUMENTS, text, end);
    if (trigger.startsWith("machine")) return netrc(text, at);
    if (/^mysql/i.test(trigger)) return /\s/.test(text[end] ?? " ") ? [] : givenUser(text, end);
    // `curl -ume:password`
    if (/^curl/i.test(trigger)) return /[\s"']/.test(text[end] ?? " ") ? [] : givenPair(text, end, trigger);
    if (/^.\/u(?:ser)?:/i.test(trigger))
      return givenValue(text, end).map((span) => ({ ...span, kind: "user" }));
    if (/^(?: -u|ssh -l)/i.test(trigger) && takesUser(`${before}${trigger}`.replace(/["' ]+$/, "")))
      return givenUser(text, end);
    if (/^ (?:-u|--user|--proxy-user)/.test(trigger)) return givenPair(text, end, before);
    if (/^.\/p:/i.test(trigger)) return givenValue(text, end);
    const command = `${before}${trigger.trimEnd()}`;
    if (!takesPassword(command)) return [];
    if (/^w[ \t]/.test(text.slice(end, end + 2))) return givenValue(text, skipBlank(text, end + 1));
    // `-passwd`, `-passphrase`: the name of an option, whose value others find.
    if (/^ -p$/i.test(trigger) && /^ass\w{0,12}[\s=]/.test(text.slice(end, end + 17))) return [];
    if (/^ -p$/i.test(trigger) && !/\s/.test(text[end] ?? "")) return givenValue(text, end);
    return givenValue(text, skipBlank(text, end)).filter(
      (span) => !asksForPassword(command) || /[a-z]\d|\d[a-z]/i.test(text.slice(span.start, span.end)),
    );
  },
  examples: {
    hide: [
      ["docker login -u dolmar -p Sommer ghcr.io", "dolmar"],
      ["psql -U dolmar -h 10.0.0.2 ib", "dolmar"],
      ["curl -k -u me:N@uxe8go$5 https://localhost:9200", "N@uxe8go$5"],
      ["mysql -u root -pR00tPw123 ib", "R00tPw123"],
      ['java ibcalpha.ibc.IbcGateway "/root/ibc/config.ini" "fredo81" "wolf99x" paper', "wolf99x"],
      ["program args: /root/ibc/config.ini dolmar Sommer paper", "Sommer"],
      ["machine api.vendor.example login ib password netrcPw55", "netrcPw55"],
      ["curl -X POST https://h.example \\\n  -d x \\\n  -u dev:yq5Vtkq9", "yq5Vtkq9"],
      ["curl --user 'deskfx:Hauben Meise' https://h.example", "Hauben Meise"],
      ["curl -uquant:d2LkV78z https://h.example", "d2LkV78z"],
      ['curl -u ":d2LkV78z" https://h.example', "d2LkV78z"],
      ["curl --user kevin:'pRf7vG2h' https://h.example", "pRf7vG2h"],
      ["snmpwalk -v2c -c pr1v8te 10.0.0.1", "pr1v8te"],
      ["snmpget -v3 -a SHA -A gannet23f -x AES -X teasel72 10.0.0.1", "teasel72"],
    ],
    keep: [
      "docker run -p 4002:4002 image",
      "docker compose -p trading up -d",
      "mysql -u root -p ib",
      "machine github.com",
      "git push -u origin main",
      "mkdir -p /var/log/ib",
      "sort -u names",
      'curl -sL --user "$1:$2" "$3"',
      "curl -u <user:password> https://h.example",
      'curl -u "me" http://h.example:8080/x',
    ],
  },
};

function ownForm(text: string, at: number): Span[] {
  const spans: Span[] = [];
  for (const pattern of OWN_FORM) {
    const value = matchAt(pattern, text, at)?.[1];
    if (value === undefined || isPlaceholder(value) || value === "public") continue;
    spans.push({ start: pattern.lastIndex - value.length, end: pattern.lastIndex });
  }
  return spans;
}

/** Where the command begins: a line that ends in a backslash, a caret or a backtick goes on in the next. */
function commandStart(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at) + 1;
  for (let lines = 0; lines < 12 && start > 0; lines++) {
    if (!/[\\^`]\r?\n$/.test(text.slice(Math.max(0, start - 3), start))) break;
    start = text.lastIndexOf("\n", start - 2) + 1;
  }
  return start;
}

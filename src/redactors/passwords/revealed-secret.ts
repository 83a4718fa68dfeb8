import type { Redactor, Span } from "../../model/redactor.ts";
import { decodedBase64 } from "../assignments/announced-code.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

/** Commands that answer with a secret whatever it is called: stores of passwords, generators. */
const STORES =
  /(?:^|[$#%>] )(?:go)?pass (?!(?:git|ls|list|insert|generate|rm|mv|cp|edit|init|find|grep|otp|version|help)\b)(?:show )?(?:-\S{1,12} )?\S{1,80}$|\bpass show \S|\bop (?:read |item get .*(?:field|password|reveal))|\bvault (?:kv get|read) .*-field|\b(?:bw|rbw) get (?:password|totp|notes)?|\blpass show .*--?(?:p|password|notes)|\bsecret-tool lookup |\bfind-(?:generic|internet)-password .*-\w{0,3}w|\bget-secret-value .*text|\bget-parameter .*with-decryption|\bsecrets versions access |\bkeyvault secret show .*tsv|\bget secrets?\b.*(?:jsonpath|template)|\bkeyring get |\bget_password\(|\bchamber read |\bcredstash get |\bkeepassxc-cli show .*-a|\bcat \S{0,80}(?:\/secrets?\/|passw|passphrase|secret|token|[_-]pw)|\bpwgen |\bopenssl rand |\b(?:gh auth token|print-access-token|ecr get-login-password|create token )/i;
/** What prompts: a shell, Python, a debugger, Ruby. Where it stands, the answer of a program is a quoted text. */
const CONSOLE =
  /^(?:>>> |\(i?pdb\+{0,2}\) |ipdb> |\(gdb\) |\(lldb\) |\(dlv\) |In ?\[\d{1,4}\]: |irb\([^\n]{1,24}> |(?:julia|redis|[\d.]{7,15}:\d{4})> |> (?=Sys\.getenv|process\.env))/i;
/** What asks for the value of a variable or of a setting. */
const SHELL =
  /(?:\becho ["']?[$%]|\bprintenv |\$env:|GetEnvironmentVariable\(|\b[jy]q |\bgit config |\bsecrets get |\bconfig[: ]get |\b(?:kv|dotenv|etcdctl) get |\boutput -raw |--get |\bsystemd-creds |\bxmllint |\b(?:type|head|tail|less|more|Get-Content) |\bgrep .*\|.*(?:cut|sed|awk)|--extract )/i;
const NAME = /[A-Za-z_][\w-]*/g;
/** How an answer begins that is a text of a program. */
const TEXT =
  /(?:Out\[\d{1,4}\]: |\[1\] |=> |\([\w :*]{1,40}\) )?(?:\$\d{1,4} = )?(?:0x[0-9a-f]{2,16} (?:<[^<>\n]{1,60}> )?)?[bu]?(["'])([^\n]{3,200})\1[ \t]*(?=\r?\n|$)/iy;
/** Several at once: `('user', 'password')`. */
const SEVERAL = /^(?:Out\[\d{1,4}\]: )?\((["'])([^"'\n]{2,80})\1, (["'])([^"'\n]{3,200})\3\)/d;
/** A word alone on its line. */
const WORD = /(["']?)([^\s"'`<>$]{4,200})\1[ \t]*(?=\r?\n|$)/y;
/** A path, a setting with its name, a line of a listing. */
const NO_ANSWER = /^(?:\.{0,2}\/|~|[A-Z]:\\|[\w.-]+[:=][^=]|[\w.-]+:$|[-+*=|{}[\]()#]+$)/;

const MORE = 0x3e;
const LINE_FEED = 10;

/** What a command or a console answers that is asked for a secret: `pass show broker`, `echo $IB_PASSWORD`, `>>> cfg.password`. */
export const revealedSecret: Redactor = {
  id: "revealed-secret",
  kind: "secret",
  title: "Secrets that a command or a console answers with",
  triggers: [
    ...[
      "pass show",
      "$ pass ",
      "# pass ",
      "% pass ",
      "gopass ",
      "op read ",
      "op item get",
      "vault kv get",
      "vault read",
    ],
    ...["bw get ", "lpass show", "secret-tool lookup", "find-generic-password", "find-internet-password"],
    ...["get-secret-value", "get-parameter", "secrets versions access", "keyvault secret show", "get secret"],
    ...[
      "keyring get ",
      "get_password(",
      "chamber read",
      "credstash get",
      "keepassxc-cli",
      "pwgen ",
      "openssl rand",
    ],
    ...[
      "auth token",
      "print-access-token",
      "get-login-password",
      "create token ",
      "$ cat ",
      "# cat ",
      "% cat ",
      " cat /run/secrets/",
    ],
    ...[
      "echo $",
      'echo "$',
      "echo %",
      "printenv ",
      "$env:",
      "getenvironmentvariable(",
      "jq -r",
      "yq ",
      "git config ",
    ],
    ...[
      "secrets get ",
      "config:get ",
      "config get ",
      "kv get ",
      "dotenv get",
      "output -raw",
      "--get ",
      "systemd-creds ",
      "xmllint ",
      " | cut ",
      "--extract ",
    ],
    ...["$ type ", ">type ", "> type ", "$ head ", "$ tail ", "$ less ", "$ more ", "get-content "],
    ...["> sys.getenv(", "> process.env", "julia> ", "redis> ", ":####> ", "(pdb++) ", "in[#]: "],
    ...[">>> ", "(pdb) ", "(gdb) ", "(lldb) ", "(dlv) ", "ipdb> ", "in [#]: ", "in [##]: ", "irb("],
  ],
  // ib_async logs what it sends behind the prompt of Python, but behind a time.
  peek: (bytes, { at }) =>
    bytes[at] !== MORE || bytes[at + 1] !== MORE || at === 0 || bytes[at - 1] === LINE_FEED,
  before: 200,
  after: 700,
  find({ text, at, end }): readonly Span[] {
    const stop = text.indexOf("\n", end);
    if (stop === -1 || stop - at > 400) return [];
    const begin = text.lastIndexOf("\n", at) + 1;
    const command = text.slice(begin, stop).trimEnd();
    const console = CONSOLE.exec(command)?.[0] ?? "";
    const isStore = STORES.test(command);
    if (!isStore && !asksByName(command.slice(console.length), console !== "")) return [];
    const several = console === "" ? null : SEVERAL.exec(text.slice(stop + 1, stop + 400));
    if (several !== null) return severalOf(command.slice(console.length), several, stop + 1);
    const asksForText = console !== "" && !/\bprint\(/.test(command);
    const match = matchAt(asksForText ? TEXT : WORD, text, stop + 1);
    const value = match?.[2];
    if (match === null || value === undefined || isPlaceholder(value) || isCommonWord(value.toLowerCase()))
      return [];
    if (!asksForText && (NO_ANSWER.test(value) || (!isStore && /^[\d.:]+$/.test(value)))) return [];
    const start = stop + 1 + match[0].lastIndexOf(value);
    const isEncoded = /get secret/i.test(command) && !/base64/.test(command);
    return [{ start, end: start + value.length, ...(isEncoded ? decodedBase64(value) : {}) }];
  },
  examples: {
    hide: [
      ["$ pass show broker/ibkr\nsommerregen\nurl: https://x", "sommerregen"],
      ['>>> keyring.get_password("ibkr", "live")\n\'sommerregen\'', "sommerregen"],
      ["$ aws secretsmanager get-secret-value --secret-id ib --output text\nsommerregen", "sommerregen"],
      ["$ printenv TWS_PASSWORD\nsommerregen", "sommerregen"],
      ['(gdb) print cfg->password\n$2 = 0x55e8 "sommerregen"', "sommerregen"],
      ["In [3]: settings.ib_password\nOut[3]: 'sommerregen'", "sommerregen"],
    ],
    keep: [
      "$ pass show broker/ibkr\nError: broker/ibkr is not in the password store.",
      "$ kubectl get secret ib\nNAME   TYPE     DATA   AGE",
      "$ echo $IB_PASSWORD_FILE\n/run/secrets/pw",
      ">>> ib.client.serverVersion()\n178",
      '(gdb) print cfg->host\n$2 = 0x55e8 "localhost"',
    ],
  },
};

/** Who and what, asked for in one line. */
function severalOf(command: string, match: RegExpExecArray, from: number): Span[] {
  if (!/user|login|account/i.test(command)) return [];
  return [2, 4].flatMap((group) => {
    const [start, end] = match.indices?.[group] ?? [0, 0];
    const value = match[group] ?? "";
    if (isPlaceholder(value) || isCommonWord(value.toLowerCase())) return [];
    return [{ start: from + start, end: from + end, ...(group === 2 ? { kind: "user" } : {}) }];
  });
}

/** Whether the last name in a command is that of a secret, and nothing is given to it. */
function asksByName(command: string, inConsole: boolean): boolean {
  if (inConsole ? /[^=!<>]=[^=]/.test(command) : !SHELL.test(command)) return false;
  const names = command.replace(/\.(?:get_secret_value|strip|value|decode|lower)\(\)$/, "").match(NAME) ?? [];
  return inConsole
    ? meaningOf(names.at(-1) ?? "") === "secret"
    : names.some((name) => meaningOf(name) === "secret");
}

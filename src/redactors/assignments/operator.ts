import { matchesAt } from "../words/sticky.ts";
import { GIVING, GIVING_BYTES } from "../words/wide-mark.ts";
import type { Assigned } from "./assigned.ts";
import type { AssignedName } from "./assigned-name.ts";
import { readXmlValue } from "./xml-value.ts";

type Operator = Assigned["operator"];

/** What gives a name its value. */
export interface Giving {
  readonly operator: Operator;
  /** Where the value may begin. */
  readonly end: number;
  /** Quotes and brackets between the name and the operator. */
  readonly closers: string;
  /** The name is one of an element or attribute of XML. */
  readonly inXml: boolean;
}

const CLOSERS =
  /(?:\\{0,7}["'`]|\\{1,7}u0022|&quot;|&#34;|%22|\]|\)|\*\*|\[\d{0,4}\]|[ \t]?\((?:hex|base64|b64|raw|plain|bytes|dec|live|paper|old|new)\)){0,4}/y;
const TYPE = String.raw`(?:(?:typing\.)?(?:(?:Optional|Final|ClassVar)\[)?(?:str|string|String|SecretStr|bytes|any|&str)\]?[?!]?(?: \| None)?)`;
/** The value of a name that is described: `name: x` and `value: …` or `default=…`, beside its type and the like. */
const DESCRIBED =
  /:?(?:,?\s{0,40}\\{0,3}["']?\b(?:type|description|help|required|sensitive|secret|label)\\{0,3}["']?\s{0,4}[:=]\s{0,4}(?:"[^"\n]{0,120}"|'[^'\n]{0,120}'|[^"',\n]{1,120})){0,4},?\s{0,40}\\{0,3}["']?\b(?:(?:secret_)?val(?:ue)?|default)\\{0,3}["']?\s{0,4}[:=]>?\s{0,4}/iy;
/** What may stand between a name and its value, in order of trial; the first column lists the characters that may begin it. */
const OPERATORS: readonly (readonly [begins: string, Operator, RegExp])[] = [
  // `**Password:** value`
  [":", ":", /:\*\*[ \t]{1,4}/y],
  [", \t", "=", /,?[ \t]{0,8}(?:text|keys)[ \t]{0,4}=[ \t]{0,4}(?=["'][^\s"']{0,60}\d[^\s"']{0,60}["'])/iy],
  [", \t\r\n\\\"'vsVStTdDhHrRlL:", "=", DESCRIBED],
  // A field of a form: its header, an empty line, its value.
  ["\r\n", "=", /(?<=form-data; name="[\w.-]{1,60}")(?:\r?\n[\w-]{1,40}: [^\r\n]{1,100}){0,3}\r?\n\r?\n/iy],
  // A serialized array of PHP: `s:8:"password";s:7:"…"`.
  [";", "=", /;s:\d{1,4}:(?=\\{0,3}")/y],
  // A property of C#.
  [" \t{", "=", /[ \t]{0,2}\{[ \t]{0,2}get;[\w \t;]{0,24}\}[ \t]{0,2}=[ \t]{0,2}(?=["'])/y],
  // A structure in place of a value: `"secret": {"type": "plain", "value": "…"}`.
  [":", "=", /:\s{0,4}\{(?:[^{}"]|"[^"\n]{0,100}"){0,60}?"value"\s{0,4}:\s{0,4}(?=")/y],
  // A property of Kotlin that is made when it is asked for; a value of the registry of Windows.
  [" \t", "=", /[ \t]{1,12}(?:by[ \t]lazy[ \t]?\{|REG_(?:EXPAND_)?SZ)[ \t]{1,12}/y],
  // A variable of Terraform, which says more than its value.
  [" \t\r\n{", "=", /\s{0,4}\{(?:[^{}"]|"[^"\n]{0,200}"){0,400}?\s(?:default|value)\s{0,8}=\s{0,8}/iy],
  // `document.getElementById("password").value = …`, `$("#password").val(…)`
  [".", "=", /\.(?:(?:value|text|innerText)[ \t]{0,4}=|val\()[ \t]{0,4}(?=["'`])/iy],
  // What is taken when there is none: `env.PASSWORD ?? "…"`, `env("PASSWORD") | default("…")`.
  [
    " \t?|.o",
    "=",
    /(?<=[\w)\]])(?:[ \t]{0,4}(?:\?\?|\|\||\|[ \t]?(?:default|d)\()|\.unwrap_or(?:_else\(\|\w{0,8}\|[ \t]?|\())[ \t]{0,4}(?=["'`])/y,
  ],
  [" \t:", "=", new RegExp(String.raw`[ \t]{0,8}:[ \t]{0,8}${TYPE}[ \t]{0,8}=[ \t]{0,8}`, "y")],
  [
    " \t:.=?+!<-%&\\",
    "=",
    /[ \t]{0,40}(?::{1,3}=|\.=|=>|\?=|\+=|={1,3}|!={1,2}|<-|->|%3D|%3d|&#61;|\\u003d)[ \t]{0,40}/y,
  ],
  [" \t:%", ":", /[ \t]{0,40}(?::|%3A|%3a)(?!:)[ \t]{0,40}/y],
  // What is typed behind a prompt.
  [" \t>", ":", /[ \t]{0,4}>>>[ \t]{1,4}/y],
  [
    " \t",
    "=",
    /[ \t]{1,8}(?:As[ \t]{1,4})?(?:N?VARCHAR|TEXT|STRING)(?:\(\w{1,5}\))?[ \t]{0,8}:?=[ \t]{0,8}/iy,
  ],
  // `pwd::s3cr3t99`; `password::hash` and `Token::V1` are names in a program.
  [
    " \t:",
    "=",
    /[ \t]{0,40}::[ \t]{0,40}(?=[^\s:;,(){}<>]{0,60}\d[^\s:;,(){}<>]{0,60}\d)(?!\w{1,60}(?:::|[(<]))/y,
  ],
  [
    " \t",
    "is",
    /[ \t](?:for|of|f\xc3\xbcr|von|pour|du|de|\xd0\xbe\xd1\x82|\xd0\xb4\xd0\xbb\xd1\x8f)[ \t][^\n]{1,40}?(?:[ \t](?:is|was|ist|est|es|\xe2\x80\x94)(?:[ \t](?:just|simply|only|still|now|currently|actually|really|basically|probably|literally|always)){0,2}|[ \t]?[:=])[ \t]{1,4}/iy,
  ],
  [
    ` \t${GIVING_BYTES}`,
    ":",
    new RegExp(String.raw`[ \t]{0,4}(?:${GIVING})[ \t]{0,40}(?:\xe3\x80[\x8c\x8e]|\xe2\x80[\x98\x9c])?`, "y"),
  ],
  [" \t.", ":", /(?:[ \t]{0,4}\.){3,60}[ \t]{0,4}:?[ \t]{1,4}/y],
  [" \t", ":", /[ \t]{1,40}-{2,60}>?[ \t]{1,40}(?=\S{0,40}\d)/y],
  [
    " \t",
    "is",
    /[ \t]{1,4}(?:set |changed |field )?to[ \t]{1,4}(?=\S*\d|["'][^"'\n]{3,80}["'][ \t]*(?:\r?\n|$))/iy,
  ],
  [
    " \t",
    "is",
    /[ \t]{1,4}(?:is|was|ist|lautet|est|es|\xc3[\xa8\xa9])(?:[ \t](?:just|simply|only|still|now|currently|actually|really|basically|probably|literally|always)){0,2}[ \t]{0,4}:?[ \t]{1,4}/iy,
  ],
  [" \t,", "comma", /[ \t]{0,4},[ \t]{0,8}(?=[bu]?\\{0,3}["'`])/y],
  [" \t,|", "cell", /[ \t]{0,40}(?:,|\|[ \t]{0,40}`?)(?=[\w.+/=:-]{15,400}(?:`?[ \t]{0,40}\||[,\s]|$))/y],
  // `setPassword("…")`; `std::string password{"…"}`.
  ["({", "call", /[({][ \t]{0,4}(?=\\{0,3}["'`])/y],
  [" \t", "space", /[ \t]{1,40}/y],
];
/** Before a quoted name: a call that sets it or gives its default. */
const CALL =
  /(?:(?:get|set|put|env|property|define|default|option)\w*|\bflag\.\w{1,12}|\.(?:fill\w{0,6}|type|press_?sequentially))\([ \t]{0,4}["'`](?:[#.]|\w{0,10}\[\w{2,12}[*^]?=\\{0,3}["']?)?$/i;
/** `${PASSWORD:?set me}`: what a shell says when there is none. */
const COMPLAINT = /^:?\?/;
/** `${PASSWORD:-value}`: what a shell takes when there is none. */
const INSTEAD = /^:?[-=]/;
/** A call that asks for the value or works on it, `getPassword("…")`, `password.encode("…")`: what it is given is no value. */
const ASKING =
  /(?:^|[._])(?:get|fetch|read|has|is|check|find|ask)|\.(?:(?:en|de)code|split|join|replace|l?r?strip|(?:starts|ends)_?with|index|count|format|match|search|test|includes|contains|pop|to_?string|to_?bytes|get_?bytes|emit|on|once|fire|trigger|dispatch|execute|query|debug|info|warn|warning|error|log)$/i;

/** Reads what stands between a name and its value; `null` when the name is given none. */
export function readOperator(text: string, { key, keyStart, keyEnd }: AssignedName): Giving | null {
  if (text.startsWith("${", keyStart - 2)) {
    const behind = text.slice(keyEnd, keyEnd + 2);
    if (COMPLAINT.test(behind)) return null;
    const instead = INSTEAD.exec(behind);
    if (instead !== null)
      return { operator: "=", end: keyEnd + instead[0].length, closers: "", inXml: false };
  }
  const xml = readXmlValue(text, keyEnd, text.slice(Math.max(0, keyStart - 5), keyStart));
  if (xml !== null) return { operator: xml.operator, end: xml.start, closers: "", inXml: true };
  const closers = matchesAt(CLOSERS, text, keyEnd) ? text.slice(keyEnd, CLOSERS.lastIndex) : "";
  const at = keyEnd + closers.length;
  // `sessions[key] = first` puts something under a key that is not named.
  if (
    closers === "]" &&
    /[\w\])]\[$/.test(text.slice(Math.max(0, keyStart - 2), keyStart)) &&
    !/["'`]/.test(text.slice(at, at + 8))
  )
    return null;
  const first = text[at] ?? "";
  for (const [begins, name, pattern] of OPERATORS) {
    if (!begins.includes(first) || !matchesAt(pattern, text, at)) continue;
    if (name === "comma" && !/["'`]/.test(closers)) continue;
    if (name === "space" && closers !== "" && /["'`]/.test(closers)) continue;
    if (name === "call" && ASKING.test(key)) return null;
    const sets = name === "comma" && CALL.test(text.slice(Math.max(0, keyStart - 40), keyStart));
    return { operator: sets ? "=" : name, end: pattern.lastIndex, closers, inXml: false };
  }
  return null;
}

import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass } from "../words/byte-class.ts";
import { isOfCommonWords } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";
import { isFileName } from "../words/value-shape.ts";

/** Nothing else is called so. */
const SURE =
  "computer_name computername computer-name machine_name machinename machine-name rechnername netbios_name netbiosname workstation_name pc_name pcname client_machine clientmachine".split(
    " ",
  );
const SPOKEN = [
  ...[
    "computer name",
    "machine name",
    "netbios name",
    "host name",
    "device name",
    "workstation name",
    "source workstation",
    "pc name",
  ],
  ...["nom de la machine", "nom de l'ordinateur", "nombre del equipo", "nome del computer", "rechner-name"],
];
/** Also kinds of machines, processors and automata are called so: the value has to look like a name. */
const LOOSE = [
  "machine_id",
  "machineid",
  "machine-id",
  "machine id",
  "machine",
  "computer",
  "rechner",
  "device_name",
  "devicename",
  "device name",
];
const NAME = String.raw`([A-Za-z][A-Za-z0-9_-]{1,62}(?:\.(?:local|lan|home|fritz\.box|localdomain|internal))?)`;
const VALUE = new RegExp(
  String.raw`\\{0,3}["'\x60\]]{0,2}\*{0,2}[ \t.]{0,32}(?:=>|:=|[:=>|]|is\b)\*{0,2}[ \t]{0,12}\\{0,3}["'\x60]?${NAME}(?=[ \t]{0,4}(?:$|[\r\n"'\x60,;)}\]|<&]|\\{1,3}["rn]|[ \t][\w.]{1,24}[=:]|[ \t]\(|\.(?:\s|$)))`,
  "y",
);
/** Before the name stands what makes it another thing: a machine of states, a virtual one. */
const OTHER_THING =
  /(?:state|virtual|learning|turing|vending|java|time|finite|fsm|any|target|guest|trader)[ _-]?$|[\w.]\($/i;
/** Models, processors, systems and what clouds and build servers call their sizes. */
const NO_NAME =
  /^(?:x86|x64|i[3-9]86|amd64|arm|aarch|riscv|ppc|s390|i[3579]-|core-|ryzen|xeon|epyc|intel|amd-|apple-|m[1-4](?:-|$)|macbook-?(?:pro|air)|mac-?(?:mini|studio|book)(?:$|-m\d)|raspberry|jetson|linux|ubuntu|debian|fedora|centos|rhel|alpine|windows|win(?:32|64|-x|-arm|\d)|macos|mac-os|darwin|osx|wsl|docker|podman|vmware|hyper-v|kvm|qemu|virtual|cloud|vps|ec2|gce|azure|aws|gcp|standard_|[a-z]\d[a-z]{0,2}-(?:standard|micro|small|medium|large|highmem|highcpu)|self-hosted|local|remote|my-?|your-?|the-|this-|some-|own-|state|host(?:name)?$|ip-\d|python|java|py\d|single|multi|dual|dedicated|server-|no-|non-|read-|same|another|different)/i;

const SIGN = byteClass(/["'`\]*\\ \t:=>|i]/);

/** Names of machines behind a name that says so. */
export const machineName: Redactor = {
  id: "machine-name",
  kind: "host",
  title: "Names of machines behind a name that says so",
  triggers: [...SURE, ...SPOKEN, ...LOOSE],
  peek: (bytes, { end, limit }) => end >= limit || SIGN[bytes[end] as number] === 1,
  before: 16,
  after: 110,
  find({ text, at, end }): readonly Span[] {
    const key = text.slice(at, end).toLowerCase();
    const loose = LOOSE.includes(key);
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "") && (loose || !/[a-z][A-Z]/.test(text.slice(at - 1, at + 1))))
      return [];
    const match = matchAt(VALUE, text, end);
    const name = match?.[1];
    if (match === null || name === undefined || isHarmless(name)) return [];
    if (loose && (!looksNamed(name) || OTHER_THING.test(text.slice(Math.max(0, at - 16), at)))) return [];
    const start = match.index + match[0].length - name.length;
    return [{ start, end: start + name.length, learn: looksNamed(name) }];
  },
  examples: {
    hide: [
      ["computer_name=arvid-pc", "arvid-pc"],
      ["machine_id: thinkpad-arvid", "thinkpad-arvid"],
      ['{"machineName":"WOLFHOUSE"}', "WOLFHOUSE"],
      ["Machine: trading-box7", "trading-box7"],
      ["Rechnername . : wolfnest", "wolfnest"],
      ["Computer name: wolfnest", "wolfnest"],
      ["Source Workstation: WOLFNEST", "WOLFNEST"],
    ],
    keep: [
      "Machine: x86_64",
      "machine='AMD64'",
      "state machine: RUNNING_2",
      "machine_type=n1-standard-4",
      "Machine: MacBook-Pro",
      "machine: ubuntu-22",
      "Machine name: localhost",
      "machine_id: int",
      "machine_id: worker-1",
      "Virtual Machine: OpenJDK-64",
      "machine_name = socket.gethostname()",
    ],
  },
};

/** Two words joined, or a word and a number: `arvid-pc`, `nuc7`. */
function looksNamed(name: string): boolean {
  return (
    /^[A-Za-z]{2,}[A-Za-z0-9]*[-_]?.*(?:-[A-Za-z0-9]{2,}|\d)(?:\.[a-z.]+)?$/.test(name) &&
    !/^[0-9a-f]{6,}$/i.test(name)
  );
}

function isHarmless(name: string): boolean {
  return (
    isOfCommonWords(name) ||
    NO_NAME.test(name) ||
    isPlaceholder(name) ||
    isFileName(name) ||
    /^(?:str|int|string|number|text|name|of|for|not|in|as|is|a|an|the|to|getenv|os|self|socket|platform|environ|optional|any|object|null|undefined|lookup|resolution|verification|verifier|mismatch|empty|set|must|can|cannot|could|should|will|was|has|does|resolves|sent|from|with|varchar)$/i.test(
      name,
    ) ||
    /(?:name|_id|host|getter)$/i.test(name)
  );
}

import type { Redactor, Span } from "../../model/redactor.ts";
import { decodedBase64 } from "../assignments/announced-code.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { looksSecret } from "../words/value-shape.ts";

const BLOCK = /^[ \t]*(data|stringData):[ \t]*\r?$/;
const ENTRY = /^[ \t]+["']?([\w./-]{1,253})["']?:[ \t]*(.*?)[ \t\r]*$/;
const SHORTEST = 10;

/** The values of a Kubernetes secret: whatever their keys are called, all of them are secret. */
export const kubernetesSecret: Redactor = {
  id: "kubernetes-secret",
  kind: "secret",
  title: "Values of Kubernetes secrets",
  triggers: [
    ..."kind: secret|kind: 'secret|kind: \"secret".split("|"),
    ...'"kind":"secret"|"kind": "secret"|"kind\\":\\"secret\\"'.split("|"),
  ],
  before: 1024,
  after: 4096,
  find({ text, at, end }): readonly Span[] {
    if (/[\w-]/.test(text[end] ?? "")) return [];
    if (text[at] === '"') return objectsOf(text);
    const from = Math.max(text.lastIndexOf("\n---", at), 0);
    const next = text.indexOf("\n---", at);
    return entriesOf(text, from, next === -1 ? text.length : next);
  },
  examples: {
    hide: [
      ["kind: Secret\ndata:\n  extra: YWRtaW46cGFzc3dvcmQ=\n", "YWRtaW46cGFzc3dvcmQ="],
      ['{"data":{"extra":"YWRtaW46cGFzc3dvcmQ="},"kind":"Secret"}', "YWRtaW46cGFzc3dvcmQ="],
      ["stringData:\n  app.conf: |\n    ribbon4971 x\nkind: Secret\n", "ribbon4971 x"],
    ],
    keep: [
      "kind: Secret\nmetadata:\n  name: registry-auth-data\ndata:\n  htpasswd: ''\n",
      "kind: SecretStore\ndata:\n  key: my-secrets-manager-secret\n",
      "kind: Secret\ndata:\n  password: {{ .Values.password }}\n",
    ],
  },
};

/** The values below `data:` and `stringData:`; that of a block has all its lines. */
function entriesOf(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let outer: number | null = null;
  let block: number | null = null;
  let encoded = false;
  let start = from;
  while (start < to) {
    const stop = text.indexOf("\n", start);
    const lineEnd = stop === -1 || stop > to ? to : stop;
    const line = text.slice(start, lineEnd);
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() !== "") {
      if (outer !== null && indent <= outer) outer = block = null;
      if (block !== null && indent > block) {
        spans.push({ start: start + indent, end: start + line.trimEnd().length });
      } else if (outer !== null) {
        block = null;
        const [, name = "", value = ""] = ENTRY.exec(line) ?? [];
        const bare = value.replace(/^(["'])(.*)\1$/, "$2");
        if (/^[|>][-+\d]*$/.test(value)) block = indent;
        else if (bare.length >= SHORTEST && !isPlaceholder(bare) && !line.trim().startsWith("#")) {
          const at = start + line.lastIndexOf(bare);
          spans.push({ start: at, end: at + bare.length, ...meantBy(name, bare, encoded) });
        }
      } else if (BLOCK.test(line)) {
        outer = indent;
        encoded = BLOCK.exec(line)?.[1] === "data";
      }
    }
    start = lineEnd + 1;
  }
  return spans;
}

const OBJECT = /"(data|stringData)\\{0,3}"\s{0,8}:\s{0,8}\{/g;
const PAIR = /\s{0,80}(\\{0,3}")([\w./-]{1,253})\1\s{0,8}:\s{0,8}\1([^"\\\n]{0,4000})\1\s{0,8},?/y;

/** The same in JSON, as `kubectl` prints it and keeps it in an annotation. */
function objectsOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const object of text.matchAll(OBJECT)) {
    PAIR.lastIndex = object.index + object[0].length;
    for (let pair = PAIR.exec(text); pair !== null; pair = PAIR.exec(text)) {
      const [, quote = "", name = "", value = ""] = pair;
      if (value.length < SHORTEST || isPlaceholder(value)) continue;
      const start = pair.index + pair[0].lastIndexOf(`${quote}${value}${quote}`) + quote.length;
      spans.push({ start, end: start + value.length, ...meantBy(name, value, object[1] === "data") });
    }
  }
  return spans;
}

/** Of a value whose name says nothing, `production`, only the form that stands here is looked for elsewhere. */
function meantBy(name: string, value: string, encoded: boolean): Partial<Span> {
  const meaning = meaningOf(name.replace(/[./]/g, "_"));
  const kind = meaning === "user" || meaning === "host" ? { kind: meaning } : {};
  if (!encoded) return { ...kind, learn: meaning !== null || looksSecret(value) };
  return meaning === null || meaning === "random" ? {} : { ...kind, ...decodedBase64(value) };
}

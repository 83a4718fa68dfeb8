/** What a heading, a field or a `key:` of a template asks for. */
export type Meaning =
  | "summary"
  | "expected"
  | "actual"
  | "steps"
  | "code"
  | "logs"
  | "configuration"
  | "environment"
  | "cause"
  | "tried"
  | "context"
  | "os"
  | "arch"
  | "python"
  | "node"
  | "component-version"
  | "tws-version"
  | "ibc-version"
  | "java"
  | "docker"
  | "image-tag"
  | "image-digest"
  | "installation";

/** Synonyms in the order in which they are tried: the narrower first, so that "Python version" is no component's. */
const SYNONYMS: readonly (readonly [Meaning, RegExp])[] = [
  ["image-digest", /digest/i],
  ["image-tag", /image\s*(?:tag|version)|docker\s*tag/i],
  ["docker", /docker\s*(?:engine\s*)?version|podman/i],
  [
    "installation",
    /(?:type|kind|method|how).{0,20}install|install(?:ation)?\s*(?:type|method)|docker image or|standalone/i,
  ],
  ["python", /\bpython\b(?!.*(?:snippet|code|package|library))/i],
  ["node", /\bnode(?:\.?js)?\b/i],
  ["java", /\b(?:java|jre|jdk)\b/i],
  ["ibc-version", /\bibc\b.*version|version.*\bibc\b/i],
  [
    "tws-version",
    /\b(?:tws|gateway|trader workstation)\b.*version|version.*\b(?:tws|gateway|trader workstation)\b/i,
  ],
  ["arch", /\b(?:architecture|arch|cpu)\b|架构/i],
  ["expected", /expect|should (?:happen|have)|desired|erwartet|attendu|esperad|期望|预期|期待/i],
  [
    "actual",
    /actual|observ|current behaviou?r|what happen(?:s|ed)|instead|tatsächlich|observé|actuel|obtenido|实际|現在/i,
  ],
  [
    "steps",
    /reproduc|steps|how to trigger|reproduz|reproduire|reproducir|schritte|étapes|pasos|复现|重现|再現|步骤/i,
  ],
  ["logs", /\blogs?\b|traceback|stack ?trace|console output|error (?:message|output)|fehlermeldung|日志/i],
  ["code", /code|snippet|example|minimal|\bmre\b|代码/i],
  ["configuration", /config|settings|compose|\.env\b|attach.*files|配置/i],
  ["cause", /(?:possible|potential|suggest|propose)\w*.*(?:solution|fix|cause)|root cause|analysis|原因/i],
  ["tried", /tried|workaround|attempted/i],
  [
    "os",
    /\bos\b|operating system|platform|betriebssystem|système d.exploitation|sistema operativo|操作系统/i,
  ],
  [
    "environment",
    /environment|specification|system info|^(?:your )?system\b|versions\b|version info|setup|umgebung|environnement|entorno|环境/i,
  ],
  ["component-version", /versi[oó]n|release|commit|版本/i],
  [
    "context",
    /context|additional|anything else|other info|further|weitere|zusätzlich|autres? info|adicional|其他|补充/i,
  ],
  [
    "summary",
    /describe|description|summary|(?:the|your) (?:bug|issue|problem)|^bug$|^problem|what is wrong|overview|beschreibung|descripci[oó]n|résumé|resumen|问题|描述/i,
  ],
];

/** Asks about another time or release than this one; nothing that is seen here answers it. */
const OTHER_TIME =
  /regress|(?:earlier|previous|last|prior|older)\b.{0,20}\b(?:version|release|work)|used to work/i;

/** What a label asks for; its hint helps only where the label alone says nothing. */
export function meaningOf(label: string, hint = ""): Meaning | null {
  const words = label
    .replace(/[*_`:#?!]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (OTHER_TIME.test(words)) return null;
  const found = SYNONYMS.find(([, pattern]) => pattern.test(words))?.[0];
  if (found !== undefined || hint === "") return found ?? null;
  return SYNONYMS.find(([, pattern]) => pattern.test(hint.split("\n")[0] ?? ""))?.[0] ?? null;
}

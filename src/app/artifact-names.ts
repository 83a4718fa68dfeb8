import type { Artifact } from "../model/artifact.ts";

/** What Windows allows in no name of a file; pseudonyms have three of them. */
const FORBIDDEN = /[<>:"|?*\\]/g;

/**
 * For each artifact whose redacted name no Windows machine could unpack (`logs/<account-1:live>.log`), the name it has
 * in the bundle (`logs/account-1-live.log`). By raw name, each given once.
 */
export function artifactNames(
  artifacts: readonly Pick<Artifact, "path">[],
  redact: (name: string) => string,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(artifacts.map(({ path }) => path));
  for (const { path } of artifacts) {
    const redacted = redact(path);
    const plain = redacted.replace(/<([^<>]*)>/g, "$1").replace(FORBIDDEN, "-");
    if (plain === redacted) continue;
    let name = plain;
    for (let count = 2; taken.has(name); count++) name = plain.replace(/(\.\w+)?$/, `-${count}$1`);
    taken.add(name);
    names.set(path, name);
  }
  return names;
}

/** The same value with these names in place of the raw ones, wherever a text is one of them. */
export function renamed<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (names.size === 0) return value;
  const walk = (one: unknown): unknown => {
    if (typeof one === "string") return names.get(one) ?? one;
    if (Array.isArray(one)) return one.map(walk);
    if (one === null || typeof one !== "object") return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as Value;
}

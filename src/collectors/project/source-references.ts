import type { ConfigEntry } from "../../formats/config/entry.ts";

const KEYWORD = /(?<![\w.])([A-Za-z_]\w*)\s*[=:]\s*([A-Za-z_]\w*)(?=\s*[,)}\n])/g;
const CONNECT = /\b(?:connect|connectAsync|eConnect)\(([^()]{1,300})\)/g;

/**
 * Literals that reach the connection by the name of a constant: `CLIENT_ID = 1` and later `ibg_client_id=CLIENT_ID`.
 * Each comes back as if it stood where its name is used, with the line on which its value stands.
 */
export function sourceReferences(entries: readonly ConfigEntry[], text: string): ConfigEntry[] {
  const constants = new Map<string, ConfigEntry>();
  for (const entry of entries) {
    const [name] = entry.path;
    if (entry.path.length === 1 && name !== undefined && !constants.has(name)) constants.set(name, entry);
  }
  if (constants.size === 0) return [];
  const used = (path: readonly string[], name: string): ConfigEntry[] => {
    const constant = constants.get(name.trim());
    return constant === undefined ? [] : [{ ...constant, path }];
  };
  const keywords = [...text.matchAll(KEYWORD)].flatMap(([, key = "", name = ""]) =>
    key === name ? [] : used([key], name),
  );
  const positional = [...text.matchAll(CONNECT)].flatMap(([, list = ""]) =>
    list.split(",").flatMap((name, at) => used(["connect", String(at)], name)),
  );
  return [...keywords, ...positional];
}

/** Reads the version a lock file pins for one package; `null`: not in it. By text: these files have megabytes. */
export function lockedNodeVersion(text: string, fileName: string, packageName: string): string | null {
  const name = packageName.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const patterns: Readonly<Record<string, RegExp>> = {
    "package-lock.json": new RegExp(`"(?:node_modules/)?${name}":\\s*\\{\\s*"version":\\s*"([\\w.+-]+)"`),
    "npm-shrinkwrap.json": new RegExp(`"(?:node_modules/)?${name}":\\s*\\{\\s*"version":\\s*"([\\w.+-]+)"`),
    "yarn.lock": new RegExp(`^"?${name}@[^\\n]*:\\n\\s+version:?\\s+"?([\\w.+-]+)`, "m"),
    "pnpm-lock.yaml": new RegExp(`^\\s+['"]?/?${name}[@/](\\d[\\w.+-]*)`, "m"),
    "bun.lock": new RegExp(`"${name}":\\s*\\["${name}@([\\w.+-]+)"`),
  };
  return (Object.hasOwn(patterns, fileName) && patterns[fileName]?.exec(text)?.[1]) || null;
}

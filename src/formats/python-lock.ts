/** A package as a lock file pins it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly line: number;
}

/**
 * Reads `[[package]]` blocks of poetry.lock, uv.lock and pdm.lock line by line: such files have
 * tens of thousands of lines, and only two of each block matter.
 */
export function readPythonLock(text: string): LockedPackage[] {
  const packages: LockedPackage[] = [];
  let block: { name?: string; line: number } | null = null;
  let line = 0;
  for (const raw of text.split("\n")) {
    line++;
    if (/^\[/.test(raw)) block = /^\[\[package\]\]/.test(raw) ? { line } : null;
    if (block === null) continue;
    const [, key, value] = /^(name|version)\s*=\s*"([^"]{1,200})"/.exec(raw) ?? [];
    if (key === "name" && value !== undefined) block.name = value;
    if (key === "version" && value !== undefined && block.name !== undefined) {
      packages.push({ name: block.name, version: value, line: block.line });
      block = null;
    }
  }
  return packages;
}

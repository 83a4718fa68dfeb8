/** Readers for what Python's installers write: names, metadata, file lists (PEP 376, 503, 508, 566, 627). */

/** `Nautilus_Trader` → `nautilus-trader`. */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** Name and version from `nautilus_trader-1.220.0.dist-info` or `ibapi-9.76.1-py3.8.egg-info`; `null`: neither. */
export function readDistributionName(folder: string): { name: string; version: string } | null {
  const match = /^([A-Za-z0-9._-]+?)-(\d[^-]*)(?:-py\d[\w.-]*)?\.(?:dist-info|egg-info|egg)$/.exec(folder);
  return match?.[1] && match[2] ? { name: normalizedName(match[1]), version: match[2] } : null;
}

/** Headers of METADATA or PKG-INFO that matter here. */
export interface PythonMetadata {
  readonly name: string | null;
  readonly version: string | null;
  readonly requiresPython: string | null;
  /** `Requires-Dist` lines as written. */
  readonly requires: readonly string[];
}

/** Reads the headers of a METADATA or PKG-INFO file; the description after the blank line is left alone. */
export function readPythonMetadata(text: string): PythonMetadata {
  const headers = (text.split(/\r?\n\r?\n/, 1)[0] ?? "").split(/\r?\n/);
  const all = (name: string) =>
    headers.flatMap((line) => {
      const colon = line.indexOf(":");
      return colon > 0 && line.slice(0, colon).toLowerCase() === name ? [line.slice(colon + 1).trim()] : [];
    });
  return {
    name: all("name")[0] ?? null,
    version: all("version")[0] ?? null,
    requiresPython: all("requires-python")[0] ?? null,
    requires: all("requires-dist"),
  };
}

/** One line of a RECORD. */
export interface RecordedFile {
  /** Relative to site-packages, with `/`. */
  readonly path: string;
  /** `sha256=…` in URL-safe base64; `null`: not recorded. */
  readonly hash: string | null;
  readonly bytes: number | null;
}

/** Reads a RECORD: one `path,hash,size` a line; a path with a comma is quoted. */
export function readPythonRecord(text: string): RecordedFile[] {
  return text.split(/\r?\n/).flatMap((line): RecordedFile[] => {
    const match = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*),(\d*)\s*$/.exec(line);
    if (match === null) return [];
    const path = (match[1]?.replaceAll('""', '"') ?? match[2] ?? "").replaceAll("\\", "/");
    return [{ path, hash: match[3] || null, bytes: match[4] ? Number(match[4]) : null }];
  });
}

/** A requirement without its marker. */
export interface Requirement {
  readonly name: string;
  readonly extras: readonly string[];
  readonly specifier: string;
}

/** Reads one requirement (`nautilus_trader[ib]==1.220.0; python_version < "3.14"`); `null`: it is none. */
export function readRequirement(text: string): Requirement | null {
  const match =
    /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(?:\(([^)]*)\)|((?:===?|~=|!=|[<>]=?)[^;#@]*|@\s*\S+)?)\s*(?:[;#].*|\\)?$/.exec(
      text,
    );
  if (match?.[1] === undefined) return null;
  const extras = (match[2] ?? "").split(",").map((extra) => extra.trim());
  const specifier = (match[3] ?? match[4] ?? "").split(/\s--hash/)[0] ?? "";
  return {
    name: normalizedName(match[1]),
    extras: extras.filter((extra) => extra !== ""),
    // An address may hold a token.
    specifier: specifier.startsWith("@") ? "@ URL" : specifier.replace(/\s+/g, "").replace(/\\$/, ""),
  };
}

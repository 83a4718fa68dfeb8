import type { Spooled } from "./spool.ts";

/** `manifest.json`: what is in the bundle, to check it against. */
export interface Manifest {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "ib-bugreport"; readonly version: string };
  /** Every entry but the manifest itself, sorted by path. `bytes` counts bytes; `sha256` is hexadecimal. */
  readonly entries: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly source: string;
  }[];
}

/** Describes the entries; sorted, so that the same content gives the same bytes. */
export function manifestOf(entries: readonly Spooled[], toolVersion: string): Manifest {
  return {
    schemaVersion: 1,
    tool: { name: "ib-bugreport", version: toolVersion },
    entries: sorted(entries).map(({ path, bytes, sha256, source }) => ({ path, bytes, sha256, source })),
  };
}

/** By code unit, which no locale changes. */
export function sorted<T extends { readonly path: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

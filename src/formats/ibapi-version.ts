/** `10.30.1` from `VERSION = {"major": 10, "minor": 30, "micro": 1}` in `ibapi/__init__.py`; `null`: not there. */
export function readIbapiVersion(source: string): string | null {
  const literal = /^VERSION\s*=\s*\{([^}]*)\}/m.exec(source)?.[1];
  if (literal === undefined) return null;
  const parts = ["major", "minor", "micro|patch"].map(
    (part) => new RegExp(`["'](?:${part})["']\\s*:\\s*["']?(\\w+)`).exec(literal)?.[1],
  );
  return parts.includes(undefined) ? null : parts.join(".");
}

/** `MAX_CLIENT_VER` of `ibapi/server_versions.py`, which names another constant; `null`: not there. */
export function readMaxClientVersion(source: string): number | null {
  const constants = new Map<string, string>();
  for (const match of source.matchAll(/^([A-Z]\w*)\s*=\s*(\w+)/gm))
    constants.set(match[1] ?? "", match[2] ?? "");
  let value = constants.get("MAX_CLIENT_VER");
  for (let step = 0; step < 4 && value !== undefined; step++) {
    if (/^\d{1,5}$/.test(value)) return Number(value);
    value = constants.get(value);
  }
  return null;
}

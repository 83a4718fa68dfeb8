/** A log as somebody would paste it into an issue, and what a careful maintainer would say of it. */
export interface Paste {
  readonly name: string;
  /** One text, or several files by name; bytes where the encoding matters. */
  readonly log: string | Uint8Array | Readonly<Record<string, string | Uint8Array>>;
  /** The mode the log alone allows one to name; `null`: it leaves the mode open. */
  readonly says: string | null;
  readonly fault?: string;
  /** Modes that must stand among the alternatives. */
  readonly among?: readonly string[];
  /** Modes that would be wrong even as an alternative. */
  readonly never?: readonly string[];
}

/** Lines of NautilusTrader: milliseconds after noon, level, message; of the client unless another component is named. */
export function nautilusLines(...rows: readonly (readonly [number, string, string, string?])[]): string {
  return rows
    .map(([ms, level, message, component = "InteractiveBrokersClient-001"]) => {
      const at = new Date(Date.UTC(2026, 1, 3, 12) + ms).toISOString().replace("Z", "204300Z");
      return `${at} [${level}] TESTER-001.${component}: ${message}\n`;
    })
    .join("");
}

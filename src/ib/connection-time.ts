import { zoneOffsets } from "./time-zones.ts";

export type TimeEncoding = "ascii" | "utf-8" | "gb18030" | "latin-1";

/**
 * Decodes the connection time, whose zone name is whatever the host's Java prints: ASCII mostly,
 * GBK on a Chinese Windows. Never throws.
 */
export function decodeConnectionTime(bytes: Uint8Array): { connectionTime: string; encoding: TimeEncoding } {
  const encoding = encodingOf(bytes);
  const latin1 = encoding === "latin-1" || encoding === "ascii";
  const text = latin1 ? Buffer.from(bytes).toString("latin1") : new TextDecoder(encoding).decode(bytes);
  return { connectionTime: text, encoding };
}

function encodingOf(bytes: Uint8Array): TimeEncoding {
  if (bytes.every((byte) => byte < 0x80)) return "ascii";
  for (const encoding of ["utf-8", "gb18030"] as const) {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
    // Almost any Latin-1 text is valid GB18030 as well; Chinese characters come as pairs of high bytes.
    if (encoding === "utf-8" || highBytesArePaired(bytes)) return encoding;
  }
  return "latin-1";
}

function highBytesArePaired(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of [...bytes, 0]) {
    if (byte >= 0x80) run++;
    else if (run % 2 === 1) return false;
    else run = 0;
  }
  return true;
}

export interface ClockSkew {
  /** Server clock minus ours. */
  readonly seconds: number;
  /** `false`: known modulo 15 minutes only, as every zone is a multiple of it. */
  readonly zoneKnown: boolean;
}

/** How far the server's clock is from ours, by its connection time; `null` when that cannot be read. */
export function clockSkew(connectionTime: string, now: Date): ClockSkew | null {
  const match = /^(\d{4})(\d\d)(\d\d)[ -]+(\d\d):(\d\d):(\d\d)\s*(.*)$/s.exec(connectionTime);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, ...number[]];
  const wall = Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second);
  // TWS cuts its time to whole seconds; so do we.
  const apart = wall / 1000 - Math.floor(now.getTime() / 1000);
  const skews = zoneOffsets(match[7] ?? "", now).map((offset) => apart - offset * 60);
  // An abbreviation may mean several zones (CST: Chicago or Shanghai); the nearest is the likeliest.
  const nearest = skews.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
  if (nearest !== undefined) return { seconds: nearest, zoneKnown: true };
  const quarter = 15 * 60;
  return { seconds: apart - quarter * Math.round(apart / quarter), zoneKnown: false };
}

/** A time as it stands in a log line. */
export interface Timestamp {
  readonly at: string;
  /** Since 1970, UTC where no zone is printed; a time without a date counts from 1970-01-01. */
  readonly atMs: number;
  /** Index of the first character behind it. */
  readonly end: number;
}

/** The time that starts exactly at `from`; `null` when none does. */
export function timestampAt(line: string, from: number): Timestamp | null {
  const first = line.charCodeAt(from);
  const isDigit = first >= 48 && first <= 57;
  for (const { pattern, read } of isDigit ? NUMERIC : NAMED) {
    pattern.lastIndex = from;
    const match = pattern.exec(line);
    if (match === null) continue;
    const atMs = read(match);
    if (Number.isFinite(atMs)) return { at: match[0].trimEnd(), atMs, end: from + match[0].length };
  }
  return null;
}

interface Shape {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ZONE = String.raw`(?: ?(Z\b|UTC\b|[+-]\d\d:?\d\d\b))?`;
const CLOCK = String.raw`(\d\d):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?`;

const NUMERIC: readonly Shape[] = [
  // ISO 8601, Python logging (comma), IBC (colon before the milliseconds), socat (slashes)
  {
    pattern: new RegExp(String.raw`(\d{4})[-/.](\d\d)[-/.](\d\d)(?:T|[ ,_]{1,2})${CLOCK}${ZONE}`, "y"),
    read: (m) => time({ date: [m[1], m[2], m[3]], clock: m.slice(4, 8), zone: m[8] }),
  },
  // TWS: 20260301 09:30:00 and 20260301-09:30:00
  {
    pattern: new RegExp(String.raw`(\d{4})(\d\d)(\d\d)[ -]${CLOCK}`, "y"),
    read: (m) => time({ date: [m[1], m[2], m[3]], clock: m.slice(4, 8) }),
  },
  // Month first, as American locales print it
  {
    pattern: /(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([AP]M))?/y,
    read: (m) => time({ date: [m[3], m[1], m[2]], clock: m.slice(4, 8), half: m[8] }),
  },
  {
    pattern: /(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?(?: ?([AP]M)\b)?/y,
    read: (m) => time({ date: ["1970", "1", "1"], clock: m.slice(1, 5), half: m[5] }),
  },
];

const NAMED: readonly Shape[] = [
  // syslog and journalctl: no year
  {
    pattern: new RegExp(String.raw`([A-Z][a-z]{2}) {1,2}(\d{1,2}) ${CLOCK}`, "y"),
    read: (m) => time({ date: ["1970", monthOf(m[1]), m[2]], clock: m.slice(3, 7) }),
  },
];

interface Parts {
  readonly date: readonly (string | undefined)[];
  readonly clock: readonly (string | undefined)[];
  readonly zone?: string | undefined;
  readonly half?: string | undefined;
}

function time({ date, clock, zone, half }: Parts): number {
  const [year, month, day] = date.map(Number);
  const [hour, minute, second] = clock.map(Number);
  if (year === undefined || month === undefined || day === undefined) return Number.NaN;
  if (hour === undefined || minute === undefined || second === undefined) return Number.NaN;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return Number.NaN;
  const shift = half === "PM" && hour < 12 ? 12 : half === "AM" && hour === 12 ? -12 : 0;
  const whole = Date.UTC(year, month - 1, day, hour + shift, minute, second);
  return whole + Number(`0.${clock[3] ?? "0"}`) * 1000 - offsetMs(zone);
}

function offsetMs(zone: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? "");
  if (match === null) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

function monthOf(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? "").toLowerCase()) + 1);
}

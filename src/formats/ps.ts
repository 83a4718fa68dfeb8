export interface ProcessRow {
  readonly pid: number;
  /** Local time as `ps` writes it with LC_ALL=C; `null`: not readable. */
  readonly startedAt: string | null;
  /** Path or name of the program, without arguments. */
  readonly program: string;
}

/** Reads `ps -axo pid=,lstart=,comm=` (LC_ALL=C): `  812 Sun Nov 22 11:35:21 2026 /Applications/…/java`. */
export function readPs(text: string): ProcessRow[] {
  return text.split("\n").flatMap((line): ProcessRow[] => {
    const match = /^\s*(\d+)\s+(\w{3} \w{3}\s+\d+ \d\d:\d\d:\d\d \d{4})\s+(.+?)\s*$/.exec(line);
    if (match === null) return [];
    const started = Date.parse(match[2] ?? "");
    const startedAt = Number.isNaN(started) ? null : new Date(started).toISOString();
    return [{ pid: Number(match[1]), startedAt, program: match[3] ?? "" }];
  });
}

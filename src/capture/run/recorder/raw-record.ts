/** One line as a hook wrote it. */
export interface RawRecord {
  readonly pid: number;
  /** Microseconds since 1970. */
  readonly us: number;
  readonly kind: string;
  readonly detail: string;
  readonly stack: readonly RawFrame[];
  readonly awaited: readonly RawFrame[];
}

/** File, line, function. */
export type RawFrame = readonly [string, number, string];

const LINES = 20_000;

/** Reads the hooks' file. The program itself could have written into it: what is no record is passed over. */
export function parseRecords(text: string): RawRecord[] {
  const records: RawRecord[] = [];
  for (const line of text.split("\n", LINES)) {
    const record = parse(line);
    if (record) records.push(record);
  }
  return records.sort((a, b) => a.us - b.us);
}

function parse(line: string): RawRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { pid, us, kind, detail, stack, awaited } = value as Partial<Record<keyof RawRecord, unknown>>;
  if (typeof pid !== "number" || typeof us !== "number" || typeof kind !== "string") return null;
  return {
    ...{ pid, us, kind, detail: typeof detail === "string" ? detail : "" },
    ...{ stack: frames(stack), awaited: frames(awaited) },
  };
}

function frames(value: unknown): RawFrame[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [file, line, name] = entry as unknown[];
    return typeof file === "string" && typeof line === "number" && typeof name === "string"
      ? [[file, line, name] as const]
      : [];
  });
}

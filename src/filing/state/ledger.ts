import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Files } from "../../model/system.ts";

/** What one issue is known by: the server, the repository and the fingerprint of the failure. */
export interface IssueKey {
  readonly api: string;
  readonly repo: string;
  readonly fingerprint: string;
}

/** One failure that this machine has filed, or has found filed. */
export interface LedgerRecord extends IssueKey {
  readonly schemaVersion: 1;
  readonly number: number;
  readonly url: string;
  /** Whether this machine created the issue. */
  readonly created: boolean;
  /** ISO instants. */
  readonly at: string;
  readonly lastSeen: string;
  /** How often the failure was to be filed, this time included. */
  readonly count: number;
  /** Version of the component that was met last; `null`: not known. */
  readonly version: string | null;
  /** When this machine commented on it. */
  readonly commentedAt: string | null;
}

/** What this machine has filed: one small file per failure, each written whole. */
export interface Ledger {
  find(key: IssueKey): Promise<LedgerRecord | null>;
  all(): Promise<readonly LedgerRecord[]>;
  write(record: LedgerRecord): Promise<void>;
}

export function createLedger(files: Files, state: string): Ledger {
  const folder = join(state, "filed");
  const read = async (name: string) => parseRecord(await files.text(join(folder, name)));
  return {
    find: (key) => read(fileName(key)),
    async all() {
      const names = (await files.list(folder)).filter((name) => name.endsWith(".json"));
      const records = await Promise.all(names.map(read));
      return records.filter((record) => record !== null);
    },
    async write(record) {
      await files.makeFolder(folder);
      await files.writeAtomic(join(folder, fileName(record)), `${JSON.stringify(record)}\n`);
    },
  };
}

/** The same key gives the same name; GitHub's owner and repository names ignore case. */
export function fileName({ api, repo, fingerprint }: IssueKey): string {
  const text = `${api}\n${repo.toLowerCase()}\n${fingerprint}`;
  return `${createHash("sha256").update(text).digest("hex").slice(0, 32)}.json`;
}

/** A damaged record is none: the list of the server is asked then. */
function parseRecord(text: string | null): LedgerRecord | null {
  try {
    const record: LedgerRecord = JSON.parse(text ?? "null");
    const whole =
      Number.isInteger(record?.number) && typeof record.url === "string" && typeof record.at === "string";
    return whole ? record : null;
  } catch {
    return null;
  }
}

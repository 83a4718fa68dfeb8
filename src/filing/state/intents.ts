import { join } from "node:path";
import type { Files } from "../../model/system.ts";
import { fileName, type IssueKey } from "./ledger.ts";

/** Written and flushed before an issue is created: whoever finds it must look for the issue before creating one. */
export interface Intent extends IssueKey {
  readonly schemaVersion: 1;
  /** Stands in the issue's body; tells our issue from all others. */
  readonly nonce: string;
  /** ISO instant just before the request was sent. */
  readonly sentAt: string;
  /** Login that sent it; `null`: not known. */
  readonly login: string | null;
  /** Highest issue number seen before: ours is higher. */
  readonly after: number;
  /** Issues with the same fingerprint that were there before; any other is a twin. */
  readonly known: readonly number[];
}

export interface Intents {
  find(key: IssueKey): Promise<Intent | null>;
  write(intent: Intent): Promise<void>;
  remove(key: IssueKey): Promise<void>;
}

export function createIntents(files: Files, state: string): Intents {
  const folder = join(state, "intents");
  const path = (key: IssueKey) => join(folder, fileName(key));
  return {
    find: async (key) => parseIntent(await files.text(path(key))),
    async write(intent) {
      await files.makeFolder(folder);
      await files.writeAtomic(path(intent), `${JSON.stringify(intent)}\n`);
    },
    remove: (key) => files.remove(path(key)),
  };
}

function parseIntent(text: string | null): Intent | null {
  try {
    const intent: Intent = JSON.parse(text ?? "null");
    const whole = typeof intent?.nonce === "string" && Number.isFinite(Date.parse(intent.sentAt));
    return whole ? intent : null;
  } catch {
    return null;
  }
}

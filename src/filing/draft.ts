import { join } from "node:path";
import type { Redacted } from "../model/redacted.ts";
import type { Files } from "../model/system.ts";
import type { Identity } from "./fingerprint.ts";

/** An issue ready to be sent, as it is saved for `--recover`. A person may edit title and text. */
export interface Draft {
  readonly repo: string;
  readonly api: string;
  readonly title: Redacted;
  readonly body: Redacted;
  readonly labels: readonly string[];
  readonly template: string | null;
  readonly fingerprint: string;
  readonly identity: Identity;
  readonly openBoxes: readonly string[];
}

const FIRST_LINE = "ib-bugreport draft 1";
const FIELDS = [
  "repo",
  "api",
  "title",
  "labels",
  "template",
  "fingerprint",
  "identity",
  "openBoxes",
] as const;

export function draftFolder(state: string): string {
  return join(state, "drafts");
}

/** Saves a draft for its owner alone and gives its path; one file per repository and failure. */
export async function saveDraft(files: Files, state: string, draft: Draft): Promise<string> {
  const folder = draftFolder(state);
  await files.makeFolder(folder);
  const path = join(folder, `${draft.repo.replace("/", "-")}-${draft.fingerprint.slice(6, 14)}.md`);
  const head = FIELDS.map((name) => `${name}: ${JSON.stringify(draft[name])}`);
  await files.writeAtomic(path, ["---", FIRST_LINE, ...head, "---", draft.body, ""].join("\n"));
  return path;
}

/** Reads a saved draft; a sentence when it is none. */
export async function readDraft(files: Files, path: string): Promise<Draft | { readonly problem: string }> {
  const lines = (await files.text(path))?.split(/\r?\n/);
  if (lines === undefined) return { problem: `there is no file ${path}` };
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || lines[1] !== FIRST_LINE || end < 0)
    return { problem: `${path} is not a saved draft` };
  try {
    const head: Record<string, unknown> = Object.fromEntries(
      lines.slice(2, end).map((line) => {
        const at = line.indexOf(": ");
        return [line.slice(0, at), JSON.parse(line.slice(at + 2))];
      }),
    );
    const body = lines
      .slice(end + 1)
      .join("\n")
      .trim();
    const whole = FIELDS.every((name) => name in head) && /^[\w.-]+\/[\w.-]+$/.test(String(head.repo));
    return whole ? ({ ...head, body } as Draft) : { problem: `${path} lacks a field of a saved draft` };
  } catch {
    return { problem: `${path} is not a saved draft` };
  }
}

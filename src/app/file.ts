import { resolve } from "node:path";
import { createRedaction, type Redaction } from "../engine/redact/index.ts";
import type { FactObservations } from "../facts.ts";
import {
  type Case,
  type Choice,
  type Consent,
  EXIT_CODES,
  type Filing,
  type FilingRequest,
  fileIssue,
  type Permission,
  type Preview,
} from "../filing/index.ts";
import type { Receipt } from "../model/bundle.ts";
import type { Redacted } from "../model/redacted.ts";
import type { System } from "../model/system.ts";
import { standardRedaction } from "../redactors/documents.ts";
import { buildReport, renderIssue } from "../report/index.ts";
import { createSystem } from "../system/index.ts";
import { judge } from "./judge.ts";
import { knownValues } from "./known-values.ts";
import { readBundle } from "./read-bundle.ts";
import { loadTemplates } from "./templates.ts";
import { version } from "./version.ts";
import { wordsOf } from "./words.ts";

export type { Choice, Consent, Filing, Permission, Preview };
export { EXIT_CODES };

/** What to file and how; everything but the bundle has a default. */
export interface FileOptions extends Partial<Omit<FilingRequest, "subject">> {
  readonly system?: System;
  readonly signal?: AbortSignal;
  onProgress?(text: string): void;
  /** Shows the preview and asks. */
  readonly ask?: (preview: Preview) => Promise<Choice>;
  /** Shows the preview of what is not sent. */
  readonly show?: (preview: Preview) => void;
  /** Whether the token of the GitHub program may be used for a host. */
  readonly mayUseGh?: (host: string) => Promise<boolean>;
  readonly openPage?: (url: string) => Promise<boolean>;
}

/** Reads a bundle, which may be a stranger's, redacts it once more and files what it says. `null`: go on with `recover`. */
export async function fileBundle(bundle: string | null, options: FileOptions): Promise<Filing> {
  const system = options.system ?? createSystem();
  const redaction = createRedaction({ ...standardRedaction, known: knownValues(system) });
  const path = bundle === null ? null : resolve(system.cwd, bundle);
  const read =
    path === null ? null : await readCase({ path, system, redaction, texts: options.gist === true });
  if (read !== null && "problem" in read) return refused(read.problem);
  const templates = await loadTemplates(system);
  const { ask, show, mayUseGh, openPage } = options;
  return fileIssue(requestOf(read, options), {
    system,
    redact: (text) => redaction.text(text, "issue"),
    scan: (text) => redaction.explain(text).map(({ redactor, line }) => `${redactor} on line ${line}`),
    renderIssue: (report, max) => renderIssue(report, templates, max),
    ...(ask === undefined ? {} : { ask }),
    ...(show === undefined ? {} : { show }),
    ...(mayUseGh === undefined ? {} : { mayUseGh }),
    ...(openPage === undefined ? {} : { openPage }),
    progress: (text) => options.onProgress?.(text),
    signal: options.signal ?? new AbortController().signal,
    toolVersion: version,
  });
}

/** For a crash handler: files under a consent given beforehand, never asks, and answers with a value whatever happens. */
export async function file(
  bundle: string,
  options: { readonly repo: string; readonly consent: Consent } & Pick<
    FileOptions,
    "api" | "system" | "signal" | "attest"
  >,
): Promise<Receipt & Filing> {
  const { consent, ...rest } = options;
  const filing = await fileBundle(bundle, { ...rest, permission: { kind: "consent", consent } });
  const detail = filing.url ?? filing.reason;
  return {
    sink: "github",
    ok: filing.outcome === "filed" || filing.outcome === "duplicate",
    detail,
    ...filing,
  };
}

function requestOf(subject: Case | null, options: FileOptions): FilingRequest {
  return {
    subject,
    repo: options.repo ?? null,
    api: options.api ?? null,
    permission: options.permission ?? { kind: "none" },
    dryRun: options.dryRun ?? false,
    web: options.web ?? false,
    anyway: options.anyway ?? false,
    again: options.again ?? false,
    gist: options.gist ?? false,
    attest: options.attest ?? [],
    recover: options.recover ?? null,
  };
}

/** Text files that a gist may hold; the rest of a bundle is for the zip. */
const TEXTS = /^(?:report\.md|verdict\.json|facts\.json|redactions\.json|logs\/[^/]+)$/;
const MAX_TEXT = 500_000;

interface Reading {
  readonly path: string;
  readonly system: System;
  readonly redaction: Redaction;
  /** Whether the text files are wanted as well. */
  readonly texts: boolean;
}

async function readCase(given: Reading): Promise<Case | { readonly problem: string }> {
  const { path, system, redaction } = given;
  const read = await readBundle(
    path,
    (name) => name === "redactions.json" || (given.texts && TEXTS.test(name)),
  );
  if (!read.ok) return { problem: `The bundle is refused: ${read.reason}.` };
  redaction.learnValue(read.facts, "facts");
  const { words, facts } = wordsOf(redaction.value(read.facts, "facts") as FactObservations);
  const verdict = judge(facts);
  const texts = [...read.files].flatMap(([name, content]) =>
    content.length > MAX_TEXT || !given.texts
      ? []
      : [[name.replace("/", "-"), redaction.text(content.toString("utf8"), name)] as const],
  );
  const report = buildReport({
    ...{ verdict, facts, words, redactions: redactionsOf(read.files), contents: [] },
    toolVersion: version,
    times: { startedAt: system.now().toISOString(), tookMs: 0 },
  });
  const zip = { path, bytes: (await system.files.info(path))?.bytes ?? 0 };
  const named: Record<string, Redacted> = Object.fromEntries(texts);
  return { verdict, facts, report, zip, texts: named };
}

/** How often what was hidden when the bundle was made; a stranger's list may have any shape. */
function redactionsOf(files: ReadonlyMap<string, Buffer>) {
  try {
    const { redactions } = JSON.parse(files.get("redactions.json")?.toString("utf8") ?? "{}");
    const entries: unknown[] = Array.isArray(redactions) ? redactions : [];
    return entries.flatMap((entry) => {
      if (typeof entry !== "object" || entry === null || !("redactor" in entry) || !("count" in entry))
        return [];
      const { redactor, count } = entry;
      if (typeof redactor !== "string" || typeof count !== "number") return [];
      return [{ redactor, count, where: "", lines: [] }];
    });
  } catch {
    return [];
  }
}

function refused(reason: string): Filing {
  return { schemaVersion: 1, outcome: "not-filed", url: null, number: null, reason };
}

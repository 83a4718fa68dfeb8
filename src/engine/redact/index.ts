import type { DocumentKind, KnownValue } from "../../model/artifact.ts";
import type { Json } from "../../model/json.ts";
import type { LearnedValue, Redacted, RedactedStream, RedactionEntry } from "../../model/redacted.ts";
import type { DocumentRedactor, Redactor } from "../../model/redactor.ts";
import { decodeDocument } from "./decode.ts";
import { type Known, knownValueRedactors } from "./known.ts";
import { createLedger } from "./ledger.ts";
import { compileProgram, type Program } from "./program.ts";
import { createPseudonyms } from "./pseudonyms.ts";
import { rewriting } from "./rewrite.ts";
import { type Scan, startScan } from "./scan.ts";
import type { FoundSpan } from "./spans.ts";

export { Unreadable } from "./decode.ts";

/** A document to learn from or to rewrite. */
export interface Document {
  readonly kind: DocumentKind;
  /** Its path in the bundle, for the list of redactions. */
  readonly where: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface RedactionOptions {
  readonly redactors: readonly Redactor[];
  /** Redactors that understand a whole configuration document. */
  readonly documents?: readonly DocumentRedactor[];
  readonly known?: readonly KnownValue[];
  /** Kinds or redactor ids that stay visible. */
  readonly keep?: readonly string[];
  /** Texts to hide wherever they stand. */
  readonly hide?: readonly string[];
  /** The user's own redactors. */
  readonly rules?: readonly Redactor[];
}

/** What `--explain` shows: what was hidden in a line, by whom. */
export interface Explanation {
  readonly redactor: string;
  readonly title: string;
  readonly pseudonym: string;
  /** 1-based line and columns (in bytes) of the text that was given. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** One run's redaction: first everything is learned from, then everything is rewritten. */
export interface Redaction {
  know(value: KnownValue): void;
  learn(document: Document): Promise<void>;
  learnValue(json: unknown, where: string): void;
  learnText(text: string, kind?: DocumentKind): void;
  text(text: string, where: string, kind?: DocumentKind): Redacted;
  value<T>(json: T, where: string): T;
  /** A JSON document: every text in it rewritten, laid out for reading. */
  json(json: unknown, where: string): Redacted;
  stream(document: Document): RedactedStream;
  /** What would be hidden in a text, and why. */
  explain(text: string, kind?: DocumentKind): readonly Explanation[];
  entries(): RedactionEntry[];
  learned(): LearnedValue[];
}

/** Values remembered for a search in all documents; beyond, a value is still hidden where it is recognised. */
const MOST_LEARNED = 20_000;

/** Documents up to this size are read as a whole by the redactors that know their syntax. */
const LARGEST_CONFIGURATION = 4 << 20;

const programs = new WeakMap<readonly Redactor[], Program>();

export function createRedaction(options: RedactionOptions): Redaction {
  const kept = new Set(options.keep ?? []);
  const active = (one: { id: string; kind: string }) => !kept.has(one.id) && !kept.has(one.kind);
  const names = createPseudonyms();
  const ledger = createLedger();
  const knowns = new Map<string, Known>();
  const documents = (options.documents ?? []).filter(active);
  const base = baseProgram();
  let full: Program | null = null;

  function baseProgram(): Program {
    const plain = kept.size === 0 && (options.rules ?? []).length === 0;
    const cached = plain ? programs.get(options.redactors) : undefined;
    if (cached) return cached;
    const program = compileProgram([...(options.rules ?? []), ...options.redactors].filter(active));
    if (program === null) throw new Error("the redactors have too many triggers");
    if (plain) programs.set(options.redactors, program);
    return program;
  }

  function remember(known: Known): void {
    const key = `${known.kind}\0${known.value}`;
    if (known.value.length < 3 || kept.has(known.kind) || knowns.has(key) || knowns.size >= MOST_LEARNED)
      return;
    knowns.set(key, known);
    full = null;
  }

  function fullProgram(): Program {
    if (knowns.size === 0) return base;
    for (let head = 12; full === null && head >= 3; head--) {
      const known = knownValueRedactors([...knowns.values()], head);
      full = compileProgram([...known, ...[...(options.rules ?? []), ...options.redactors].filter(active)]);
    }
    if (full === null) throw new Error("there are too many known values");
    return full;
  }

  function preset(text: string, kind: DocumentKind): FoundSpan[] {
    const spans: FoundSpan[] = [];
    documents.forEach((redactor, rank) => {
      if (!redactor.kinds.includes(kind)) return;
      const owner = {
        redactor: {
          ...redactor,
          triggers: [],
          before: 0,
          after: 0,
          find: () => [],
          examples: { hide: [], keep: [] },
        },
        rank: rank - 100,
      };
      for (const span of redactor.read(text, kind))
        spans.push({
          start: span.start,
          end: span.end,
          owner,
          kind: span.kind ?? redactor.kind,
          label: span.label ?? null,
          learn: span.learn ?? true,
          canonical: span.canonical ?? null,
          wrap: span.wrap ?? "",
        });
    });
    return spans;
  }

  function learning(program: Program): Scan {
    return startScan(program, {
      keep: () => undefined,
      hide(span, bytes, start, end) {
        if (!span.learn || end - start > 4096) return;
        remember({ value: bytes.toString("latin1", start, end), kind: span.kind, label: span.label });
      },
    });
  }

  const isConfiguration = (kind: DocumentKind) => documents.some((one) => one.kinds.includes(kind));

  function learnText(text: string, kind: DocumentKind = "text"): void {
    const bytes = Buffer.from(text, "utf8");
    const scan = learning(base);
    if (isConfiguration(kind)) scan.preset(preset(bytes.toString("latin1"), kind));
    scan.push(bytes);
    scan.end();
  }

  function rewriteBytes(bytes: Uint8Array, where: string, kind: DocumentKind): Buffer {
    const out: Buffer[] = [];
    const scan = startScan(
      fullProgram(),
      rewriting({ names, ledger, where, write: (part) => out.push(part) }),
    );
    if (isConfiguration(kind)) scan.preset(preset(Buffer.from(bytes).toString("latin1"), kind));
    scan.push(bytes);
    scan.end();
    return Buffer.concat(out);
  }

  async function* rewriteStream({ kind, where, open }: Document): AsyncGenerator<Uint8Array> {
    const source = decodeDocument(open());
    if (isConfiguration(kind)) {
      yield rewriteBytes(await readAll(source), where, kind);
      return;
    }
    let out: Buffer[] = [];
    const scan = startScan(
      fullProgram(),
      rewriting({ names, ledger, where, write: (part) => out.push(part) }),
    );
    for await (const part of source) {
      scan.push(part);
      yield* out;
      out = [];
    }
    scan.end();
    yield* out;
  }

  const redaction: Redaction = {
    know({ value, kind }) {
      const latin1 = Buffer.from(value, "utf8").toString("latin1");
      remember({ value: latin1, kind, label: null });
    },
    async learn({ kind, open }) {
      const source = decodeDocument(open());
      const scan = learning(base);
      if (isConfiguration(kind)) {
        const bytes = await readAll(source);
        scan.preset(preset(Buffer.from(bytes).toString("latin1"), kind));
        scan.push(bytes);
      } else for await (const part of source) scan.push(part);
      scan.end();
    },
    learnValue(json) {
      walk(json, (text) => learnText(text));
    },
    learnText,
    text(text, where, kind = "text") {
      return rewriteBytes(Buffer.from(text, "utf8"), where, kind).toString("utf8") as Redacted;
    },
    value<T>(json: T, where: string): T {
      return mapTexts(json as Json, (text) => redaction.text(text, where)) as T;
    },
    json: (json, where) => `${JSON.stringify(redaction.value(json, where), null, 2)}\n` as Redacted,
    stream(document) {
      return { open: () => rewriteStream(document) } as unknown as RedactedStream;
    },
    explain() {
      return [];
    },
    entries: () => ledger.entries(),
    learned: () =>
      [...knowns.values()].map(({ kind, value }) => ({
        kind,
        value: Buffer.from(value, "latin1").toString("utf8"),
      })),
  };
  for (const value of options.known ?? []) redaction.know(value);
  for (const value of options.hide ?? []) redaction.know({ value, kind: "hidden", origin: "asked for" });
  return redaction;
}

async function readAll(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > LARGEST_CONFIGURATION) throw new Error("it is too large for a configuration file");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function walk(json: unknown, visit: (text: string) => void): void {
  if (typeof json === "string") visit(json);
  else if (Array.isArray(json)) for (const item of json) walk(item, visit);
  else if (typeof json === "object" && json !== null)
    for (const [key, value] of Object.entries(json)) {
      visit(typeof value === "string" || typeof value === "number" ? `${key}=${value}` : key);
      if (typeof value !== "string") walk(value, visit);
    }
}

function mapTexts(json: Json, change: (text: string) => string): Json {
  if (typeof json === "string") return change(json);
  if (Array.isArray(json)) return json.map((item: Json) => mapTexts(item, change));
  if (typeof json === "object" && json !== null)
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [change(key), mapTexts(value, change)]),
    );
  return json;
}
